import { phraseDAssurance } from '../../../src/moteur/deriver/assurances.js'
import { activite, phraseDeConservation } from '../../../src/moteur/deriver/registre.js'
import { enTirets } from '../../../src/moteur/lignes.js'
import type { Ressource } from '../../../src/moteur/ressource.js'
import { caractere, fiche, liste } from '../../interface/composants/fiche.js'
import { portee } from '../composants/route.js'
import { tableau } from '../../interface/composants/tableau.js'
import { enPhrase } from '../en-phrase.js'
import { type Html, html } from '../../interface/html.js'
import { adresseDeNotice, type Page, racine, type Sources } from '../page.js'

function traitement(r: Ressource): Html {
  const a = activite(r)
  const id = enTirets(r.nom)
  return html`${fiche([
    ['Responsable', r.responsable.nom],
    ['Personnes concernées', liste(a.personnes)],
    ['Catégories de données', a.categories.join(', ')],
    ['Destinataires', a.destinataires.join(', ')],
    ['Conservation', phraseDeConservation(r)],
    ['Information', html`<a href="${adresseDeNotice(r)}">notice</a>`],
  ])}
${tableau(
  `${id}-flux`,
  `Finalités et flux : ${r.intitule}`,
  ['Ligne', 'Finalité et base légale', 'Catégories', 'Par', 'Sur', 'Assurance'],
  a.flux.map(({ ligne: l, categories }) => [
    portee(l.code),
    html`${l.echange.finalite}. <span class="discret">${l.echange.base.nom} (${l.echange.base.rgpd}), ${l.echange.base.texte.cite}.</span> ${caractere(l.echange.caractere)}`,
    categories.join(', '),
    l.par.map(qui => qui.nom).join(', '),
    l.sur.phrase,
    phraseDAssurance(l.assurance),
  ]),
)}
${tableau(
  `${id}-droits`,
  `Droits des personnes : ${r.intitule}`,
  ['Échange', ...(a.droits[0]?.droits.map(d => d.nom) ?? [])],
  a.droits.map(d => [
    enPhrase(d.echange),
    ...d.droits.map(x => (x.ouvert ? 'oui' : html`non <span class="discret">${x.texte.cite}</span>`)),
  ]),
)}`
}

export const registre = ({ ressources }: Sources): Page => ({
  chemin: `${racine}/registre`,
  titre: 'Registre des activités de traitement',
  menu: 'Registre',
  rubrique: 'donnees',
  chapeau: html`<p>Le registre de l’article 30 du RGPD, tenu par la déclaration : une ligne ne peut ni exister sans y figurer, ni y figurer sans exister. Aucune ligne ne destine de donnée hors de l’Union européenne.</p>`,
  sections: ressources.map(r => ({ id: enTirets(r.nom), titre: r.intitule, corps: traitement(r) })),
})
