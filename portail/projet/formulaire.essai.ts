/** What a browser without scripts would send of the form that goes to `action`: each control as the page filled it. */
export function champsDuFormulaire(html: string, action: string): URLSearchParams {
  const debut = html.indexOf(`action="${action}"`)
  if (debut < 0) throw new Error(`aucun formulaire vers ${action}`)
  const form = html.slice(debut, html.indexOf('</form>', debut))
  const champs = new URLSearchParams()
  const attribut = (balise: string, nom: string) => enClair(new RegExp(`\\b${nom}="([^"]*)"`).exec(balise)?.[1] ?? '')
  const motif = /<input\b[^>]*>|<select\b[^>]*>.*?<\/select>|<textarea\b[^>]*>(.*?)<\/textarea>/gs
  for (const [balise, texte] of form.matchAll(motif)) {
    const nom = attribut(balise, 'name')
    const type = attribut(balise, 'type')
    if (nom === '' || ((type === 'checkbox' || type === 'radio') && !/\schecked\b/.test(balise))) continue
    if (balise.startsWith('<select')) champs.append(nom, optionDe(balise, attribut))
    else champs.append(nom, balise.startsWith('<textarea') ? enClair((texte ?? '').replace(/^\n/, '')) : attribut(balise, 'value'))
  }
  return champs
}

function optionDe(select: string, attribut: (balise: string, nom: string) => string): string {
  const options = [...select.matchAll(/<option\b[^>]*>/g)].map(([o]) => o)
  return attribut(options.find(o => /\sselected\b/.test(o)) ?? options[0] ?? '', 'value')
}

const enClair = (t: string): string =>
  t.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
