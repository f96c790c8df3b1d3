import { z } from 'zod'
import { jourDe } from '../../moteur/moteur.js'
import { introuvable } from '../../moteur/probleme.js'
import type { Ressource } from '../../moteur/ressource.js'
import { adherer, listerAdhesions, seRetirer } from '../habilitation/adhesions.js'
import { operation, type Outils } from './operation.js'

const jour = z.iso.date()
const periode = z.strictObject({ du: jour, au: jour.nullable() })
const echange = z.strictObject({ ressource: z.string().max(60), echange: z.string().max(60) })
const volontaire = echange.extend({
  intitule: z.string(),
  finalite: z.string(),
  texte: z.string(),
  adhere: z.boolean().describe('Aujourd’hui'),
  periodes: z.array(periode),
})

/** The voluntary exchanges the law opens to this kind of organisation. */
const volontairesDe = (ressources: readonly Ressource[], type: string) =>
  ressources.flatMap(r =>
    Object.entries(r.echanges)
      .filter(([, e]) => e.caractere === 'volontaire')
      .filter(([, e]) => [e.rechercher, e.consulter, e.deposer, e.corriger].some(a => a?.par.some(p => p.code === type)))
      .map(([nom, e]) => ({ ressource: r.nom, echange: nom, intitule: r.intitule, finalite: e.finalite, texte: e.base.texte.cite })),
  )

const siens = ({ contexte, auteur }: Outils) =>
  volontairesDe(contexte.ressources, contexte.habilitations.organisation(auteur.organisation)?.type ?? '')

export const operationsDesAdhesions = [
  operation({
    id: 'administration.adhesions.lister',
    verbe: 'GET',
    url: '/api/v1/administration/adhesions',
    titre: 'Lister les échanges volontaires',
    description: 'Ceux que la loi ouvre à son organisation, et depuis quand elle y adhère.',
    actes: ['souscrire'],
    reponse: {
      statut: 200,
      schema: z.strictObject({ elements: z.array(volontaire) }),
      exemple: {
        elements: [
          {
            ressource: 'identite',
            echange: 'eligibiliteIae',
            intitule: 'Identité',
            finalite: 'vérifier l’éligibilité à l’insertion par l’activité économique',
            texte: 'code du travail, art. L. 5132-3',
            adhere: true,
            periodes: [{ du: '2025-01-01', au: null }],
          },
        ],
      },
    },
    refus: [],
    async executer(outils) {
      const { sql, auteur } = outils
      const aujourdHui = jourDe(auteur.instant)
      const toutes = await listerAdhesions(sql, auteur.organisation)
      const elements = siens(outils).map(e => {
        const periodes = toutes.filter(a => a.ressource === e.ressource && a.echange === e.echange).map(({ du, au }) => ({ du, au }))
        return { ...e, adhere: periodes.some(({ du, au }) => du <= aujourdHui && (au === null || au >= aujourdHui)), periodes }
      })
      return { elements }
    },
  }),
  operation({
    id: 'administration.adhesions.changer',
    verbe: 'POST',
    url: '/api/v1/administration/adhesions',
    titre: 'Adhérer à un échange volontaire, ou s’en retirer',
    description: 'Effet en quelques secondes, pour les jetons déjà délivrés aussi.',
    actes: ['souscrire'],
    corps: {
      schema: echange.extend({ evenement: z.enum(['adherer', 'retirer']) }),
      exemple: { ressource: 'identite', echange: 'eligibiliteIae', evenement: 'adherer' },
    },
    reponse: { statut: 204 },
    refus: [404, 409, 413, 415],
    async executer(outils, { corps }) {
      if (!siens(outils).some(e => e.ressource === corps.ressource && e.echange === corps.echange)) throw introuvable()
      const changer = corps.evenement === 'adherer' ? adherer : seRetirer
      await changer(outils.sql, outils.auteur, corps.ressource, corps.echange)
    },
  }),
]
