import type { FastifyInstance } from 'fastify'
import { type Contexte, ouvrir } from '../../moteur/http/index.js'
import { aujourdHui } from '../../moteur/moteur.js'
import { Probleme } from '../../moteur/probleme.js'
import { communeDuCode, territoireNomme } from '../projet/index.js'
import { operationsDeLAnnuaire as operations } from './operations.js'
import { decidantDuRsa, structuresDuLieu } from './structures.js'

export function installerLAnnuaire(app: FastifyInstance, contexte: Contexte): void {
  const { moteur } = contexte
  ouvrir(app, contexte, operations.competentes, async ({ requete: { lieu, commune: code } }) => {
    const nomme = code === undefined ? territoireNomme(lieu ?? '') : communeDuCode(code)
    if (nomme?.genre !== 'commune') throw new Probleme(404, 'introuvable', 'Aucune commune de France ne porte ce nom ou ce code.')
    return {
      commune: { code: nomme.code, libelle: nomme.libelle },
      decideDuRsa: await decidantDuRsa(moteur.sql, nomme.code, aujourdHui(moteur)),
      structures: await structuresDuLieu(moteur.sql, nomme.code),
    }
  })
}
