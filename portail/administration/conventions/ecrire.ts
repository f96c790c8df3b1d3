import { bouton, champ, date, type Ecran, type ErreurDeSaisie, formulaire, html, zoneDeTexte } from '../../interface/index.js'
import type { Demande } from '../../professionnel/ecran.js'
import { agir } from '../appel.js'
import { type Cote, demandeur } from '../cote.js'
import { aujourdHui } from '../delais.js'
import { texte } from '../saisie.js'

const noms = ['intitule', 'objet', 'adresse', 'du', 'au', 'parties'] as const
type Saisie = Readonly<Record<(typeof noms)[number], string>>

const page = (cote: Cote, d: Demande, s: Saisie, erreurs: readonly ErreurDeSaisie[] = []): Ecran => ({
  titre: 'Écrire une convention',
  menu: cote.menus.conventions,
  fil: [{ href: `${cote.racine}/conventions`, texte: 'Conventions' }],
  erreurs,
  largeur: 'lecture',
  chapeau: html`<p>Elle ne lie personne tant que toutes les parties n’ont pas signé.${cote === demandeur && ' La vôtre en est : ne nommez que les autres.'}</p>`,
  corps: formulaire(d.session, {
    action: `${cote.racine}/conventions/nouvelle`,
    corps: html`${champ({ nom: 'intitule', libelle: 'Intitulé', valeur: s.intitule, longueur: 200, autocomplete: 'off', erreurs })}
${zoneDeTexte({ nom: 'objet', libelle: 'Objet', aide: 'Ce que les parties échangent, et pour quoi faire.', valeur: s.objet, longueur: 4000, erreurs })}
${champ({ nom: 'adresse', libelle: 'Adresse du texte et de ses annexes', valeur: s.adresse, type: 'url', longueur: 500, autocomplete: 'off', facultatif: 'facultatif', erreurs })}
<div class="rangee">${date({ nom: 'du', libelle: 'Premier jour', valeur: s.du, erreurs })}
${date({ nom: 'au', libelle: 'Dernier jour', valeur: s.au, facultatif: 'facultatif', erreurs })}</div>
${zoneDeTexte({ nom: 'parties', libelle: 'Parties', aide: 'Le code de chaque organisation, un par ligne. Par exemple ML-LILLE.', valeur: s.parties, lignes: 3, erreurs })}
<div class="boutons" id="geste">${bouton('Enregistrer la convention')}<a href="${cote.racine}/conventions">Renoncer</a></div>`,
  }),
})

const vierge = (d: Demande): Saisie => ({ intitule: '', objet: '', adresse: '', du: aujourdHui(d), au: '', parties: '' })

export const formulaireDeConvention =
  (cote: Cote) =>
  async (d: Demande): Promise<Ecran> =>
    page(cote, d, vierge(d))

const manques = (s: Saisie, codes: readonly string[]): ErreurDeSaisie[] => [
  ...(s.intitule === '' ? [{ champ: 'intitule', texte: 'Indiquez un intitulé.' }] : []),
  ...(s.objet === '' ? [{ champ: 'objet', texte: 'Dites ce que les parties échangent.' }] : []),
  ...(s.adresse !== '' && !/^https?:\/\/\S+\.\S+$/.test(s.adresse)
    ? [{ champ: 'adresse', texte: 'L’adresse commence par https://.' }]
    : []),
  ...(s.du === '' ? [{ champ: 'du', texte: 'Indiquez le premier jour.' }] : []),
  ...(s.au !== '' && s.au < s.du ? [{ champ: 'au', texte: 'Le dernier jour suit le premier.' }] : []),
  ...(codes.length === 0 ? [{ champ: 'parties', texte: 'Nommez au moins une autre organisation, par son code.' }] : []),
]

export const ecrire =
  (cote: Cote) =>
  async (d: Demande): Promise<Ecran | { versLa: string }> => {
    const s = Object.fromEntries(noms.map(n => [n, texte(d, n)])) as Saisie
    const parties = s.parties.split(/[\s,;]+/).filter(c => c !== '')
    const erreurs = manques(s, parties)
    if (erreurs.length > 0) return page(cote, d, s, erreurs)
    const corps = { intitule: s.intitule, objet: s.objet, adresse: s.adresse || null, du: s.du, au: s.au || null, parties }
    const rendu = await agir(d, { verbe: 'POST', chemin: '/conventions', corps }, (pointer, detail) => ({
      champ: pointer.split('/')[1] || 'parties',
      texte: detail,
    }))
    return 'erreurs' in rendu
      ? page(cote, d, s, rendu.erreurs)
      : { versLa: `${cote.racine}/conventions/${String(rendu.fait.numero)}?fait=ecrite` }
  }
