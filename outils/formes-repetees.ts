/**
 * To be called in a page. Takes away, of neighbours of one same shape, those after the third, and gives what puts them back: two hundred rows that
 * differ by their words alone say nothing more than three to an engine, whose time grows faster than the page. A shape is everything but words:
 * names, attributes and whether they are empty or answered by what they name, and the shapes of what is inside. Titles, cells and terms
 * stay, which their place gives a sense, and so does what another part of the page refers to.
 */
export function oterLesFormesRepetees(): () => void {
  const parSaPresence = /^(id|name|value|href|src|alt|title|placeholder|action|content|datetime|min|max|pattern|aria-label|data-.*)$/
  const renvois = /^(for|headers|aria-(labelledby|describedby|controls|owns|details|errormessage))$/
  const deLaPhrase = 'a, abbr, code, em, span, strong, time, wbr'
  const aLeurPlace = 'td, th, col, dt, dd, h1, h2, h3, h4, h5, h6, legend, caption'
  const cites = new Map<string, Element[]>()
  for (const e of document.querySelectorAll('*'))
    for (const nom of e.getAttributeNames().filter(n => renvois.test(n)))
      for (const id of (e.getAttribute(nom) ?? '').split(/\s+/)) cites.set(id, [...(cites.get(id) ?? []), e])

  const attendu = (e: Element) => [e, ...e.querySelectorAll('[id]')].some(d => cites.get(d.id)?.some(citant => !e.contains(citant)))
  const attribut = (e: Element, nom: string) => {
    const valeur = e.getAttribute(nom) ?? ''
    if (nom === 'id') return `id=${cites.has(valeur)}`
    if (renvois.test(nom)) return `${nom}=${valeur.split(/\s+/).every(id => document.getElementById(id))}`
    return `${nom}=${parSaPresence.test(nom) ? valeur.trim() !== '' : valeur}`
  }
  const otes: { parent: Element; enfant: Element; suivant: ChildNode | null }[] = []
  function forme(parent: Element): string {
    const vues = new Map<string, number>()
    const gardees: string[] = []
    for (const enfant of [...parent.children]) {
      const f = forme(enfant)
      const rang = (vues.get(f) ?? 0) + 1
      vues.set(f, rang)
      if (rang > 3 && !enfant.matches(aLeurPlace) && !attendu(enfant)) {
        otes.push({ parent, enfant, suivant: enfant.nextSibling })
        enfant.remove()
      } else gardees.push(f)
    }
    const mots = [...parent.childNodes].some(n => n.nodeType === 3 && (n.nodeValue ?? '').trim() !== '')
    const phrase = [...parent.children].every(e => e.matches(deLaPhrase))
    const attributs = parent.getAttributeNames().map(nom => attribut(parent, nom))
    return `${parent.localName}[${attributs.toSorted().join()}]${mots ? '~' : ''}(${(phrase ? [...new Set(gardees)] : gardees).join()})`
  }
  forme(document.body)
  return () => {
    for (const { parent, enfant, suivant } of otes.toReversed()) parent.insertBefore(enfant, suivant)
  }
}
