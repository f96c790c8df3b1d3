import type { NoticePubliee } from '../../src/moteur/notices.js'
import { enJour } from '../interface/index.js'
import type { Bloc, Lettre } from './lettre.js'

const capitale = (texte: string) => texte.charAt(0).toUpperCase() + texte.slice(1)

/** The notice of one resource as a document to print and keep, one part a purpose. */
export function lettreDeNotice({ contenu, version, depuis, jusque }: NoticePubliee): Lettre {
  const finalites = [...new Set(contenu.mentions.map(m => m.pourquoi))]
  const mentionsDe = (pourquoi: string): Bloc[] =>
    contenu.mentions
      .filter(m => m.pourquoi === pourquoi)
      .map(m => ({
        genre: 'fiche',
        paires: [
          [capitale(m.qui), `${m.verbe}${m.verbe === 'cherche' ? ' par' : ''} ${m.quoi}`],
          ['Pour', m.sur],
          ['Texte', `${m.texte}${m.caractere === 'volontaire' ? ' ; seulement si l’organisation y a adhéré' : ''}`],
          ...(m.brisDeGlace ? [['En urgence', m.brisDeGlace] as const] : []),
        ],
      }))
  return {
    titre: `Notice d’information : ${contenu.intitule}`,
    destinataire: [],
    date: `Publiée le ${enJour(depuis)}`,
    corps: [
      {
        genre: 'texte',
        texte: `Ce que la plateforme sait de vous sous ce titre, qui le lit ou l’écrit, pourquoi, et vos droits (RGPD, art. 13 et 14).`,
      },
      {
        genre: 'fiche',
        paires: [
          ['Version', `n° ${version}, publiée le ${enJour(depuis)}${jusque ? `, remplacée le ${enJour(jusque)}` : ', en vigueur'}`],
          ['Responsable', contenu.responsable],
          ['Conservation', contenu.conservation],
        ],
      },
    ],
    sections: [
      ...finalites.map(f => ({ titre: capitale(f), blocs: mentionsDe(f) })),
      {
        titre: 'Vos droits',
        blocs: [
          {
            genre: 'fiche',
            paires: contenu.droits.map(
              d => [capitale(d.nom), `${d.phrase} (${d.texte})${d.pour === 'tous' ? '' : `, pour : ${d.pour.join(' ; ')}`}.`] as const,
            ),
          },
          {
            genre: 'texte',
            texte:
              'Vous les exercez dans votre espace, ou auprès du responsable du traitement. Si sa réponse ne vous satisfait pas, vous pouvez saisir la Commission nationale de l’informatique et des libertés (CNIL), 3 place de Fontenoy, TSA 80715, 75334 Paris cedex 07.',
          },
        ],
      },
    ],
    pied: `notice n° ${version} du ${enJour(depuis)}`,
  }
}
