import { contenuDeNotice, type Mention } from '../../../src/moteur/deriver/notice.js'
import type { Ressource } from '../../../src/moteur/ressource.js'
import { fiche, liste } from '../../interface/composants/fiche.js'
import { capitale, menuDe } from '../en-phrase.js'
import { type Html, html } from '../../interface/html.js'
import { adresseDeNotice, type Page, racine, type Section, type Sources } from '../page.js'

const uniques = <T>(valeurs: readonly T[]): T[] => [...new Set(valeurs)]
const groupe = (m: Mention) => `${m.qui}, ${m.sur}, ${m.texte}`

/** The lines of one recipient on the same persons, together. */
const destinataire = (siennes: readonly Mention[]): Html => html`<article class="mention">
<h3>${capitale(siennes[0]?.qui ?? '')}</h3>
<p class="discret">Pour ${siennes[0]?.sur}. Texte : ${siennes[0]?.texte}.${siennes[0]?.caractere === 'volontaire' && ' Seulement si l’organisation a adhéré à cet échange.'}</p>
${liste(siennes.map(m => html`<strong>${capitale(m.verbe)}</strong> : ${m.quoi}.`))}
</article>`

/** One section a purpose: a person asks first « why », then « who ». */
function finalites(toutes: readonly Mention[]): Section[] {
  return uniques(toutes.map(m => m.pourquoi)).map((pourquoi, i) => {
    const siennes = toutes.filter(m => m.pourquoi === pourquoi)
    const groupes = uniques(siennes.map(groupe)).map(g => siennes.filter(m => groupe(m) === g))
    return { id: `finalite-${i + 1}`, titre: capitale(pourquoi), corps: html`${groupes.map(destinataire)}` }
  })
}

const notice = (r: Ressource): Page => {
  const { intitule, responsable, conservation, mentions, droits } = contenuDeNotice(r)
  return {
    chemin: adresseDeNotice(r),
    titre: `Notice d’information : ${intitule}`,
    menu: `Notice : ${menuDe(intitule)}`,
    rubrique: 'donnees',
    chapeau: html`<p>Ce que la plateforme sait de vous sous ce titre, qui le lit ou l’écrit, pourquoi, et vos droits (RGPD, art. 13 et 14).</p>
${fiche([
  ['Responsable', responsable],
  ['Conservation', conservation],
])}`,
    sections: [
      ...finalites(mentions),
      {
        id: 'vos-droits',
        titre: 'Vos droits',
        corps: html`${fiche(droits.map(d => [capitale(d.nom), html`${d.phrase} (${d.texte})${d.pour !== 'tous' && html`, pour : ${d.pour.join(' ; ')}`}.`] as const))}
<p>Vous les exercez auprès du responsable du traitement. Si sa réponse ne vous satisfait pas, vous pouvez saisir la Commission nationale de l’informatique et des libertés (CNIL).</p>`,
      },
    ],
  }
}

export const notices = ({ ressources }: Sources): Page[] => [
  {
    chemin: `${racine}/notices`,
    titre: 'Vos données, vos droits',
    menu: 'Vos données, vos droits',
    rubrique: 'donnees',
    chapeau: html`<p>Si vous demandez le RSA, un accompagnement ou un emploi, des organismes publics échangent des données sur vous. Voici lesquelles, et ce que vous pouvez demander.</p>`,
    sections: [
      {
        id: 'notices',
        titre: 'Les notices d’information',
        corps: html`<p>Une notice par sorte de donnée. Chacune dit qui lit, quoi, pourquoi, sous quel texte et pour combien de temps.</p>
${liste(ressources.map(r => html`<a href="${adresseDeNotice(r)}">${r.intitule}</a>`))}`,
      },
      {
        id: 'ce-qui-vous-protege',
        titre: 'Ce qui vous protège',
        corps: liste([
          'Personne ne lit votre dossier sans y être rattaché : vous pouvez lire la liste de ceux qui le sont, depuis quand et pourquoi.',
          'Chaque organisme ne reçoit que les champs énumérés pour sa mission.',
          'Chaque lecture, chaque modification est inscrite dans un journal que personne ne peut effacer.',
          'Votre numéro de sécurité sociale est chiffré et ne sert qu’à ne pas vous confondre avec quelqu’un d’autre.',
        ]),
      },
    ],
  },
  ...ressources.map(notice),
]
