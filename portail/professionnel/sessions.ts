import { z } from 'zod'
import { fermerSession, sessionsDe } from '../../src/acces/session/index.js'
import { EcranRefuse } from '../ecran-refuse.js'
import { bouton, type Ecran, etiquette, formulaire, html, lInstant, tableau } from '../interface/index.js'
import type { Demande } from './ecran.js'

const siennes = (d: Demande) => sessionsDe(d.contexte.sql, { agent: d.session.agent?.id ?? '' }, d.contexte.horloge())

/** Where she is signed in, and the means to be so no more. */
export async function sessions(d: Demande): Promise<Ecran> {
  const ouvertes = await siennes(d)
  const { fait } = d.requete.query as { fait?: string }
  return {
    titre: 'Mes sessions',
    fil: [
      { href: '/professionnel', texte: 'Accueil' },
      { href: '/professionnel/mes-droits', texte: 'Mes droits' },
    ],
    chapeau: html`<p>Chaque ligne est un navigateur où vous êtes connecté. Si l’une ne vous dit rien, fermez-la et prévenez votre administrateur.</p>`,
    ...(fait === 'fermee' && {
      message: { genre: 'succes' as const, texte: html`<p>La session est fermée. Elle n’ouvre plus rien, ni page ni API.</p>` },
    }),
    corps: tableau(
      'sessions',
      'Sessions ouvertes',
      ['Appareil', 'Ouverte', 'Dernier passage', 'Finit', 'Fermer'],
      ouvertes.map((s, i) => [
        html`${s.appareil} ${s.id === d.session.id && etiquette('celle-ci', 'bon')}`,
        lInstant(s.creeLe),
        lInstant(s.vuLe),
        lInstant(s.expireLe),
        s.id === d.session.id
          ? 'Utilisez « Se déconnecter »'
          : formulaire(d.session, {
              action: '/professionnel/sessions',
              nom: `Fermer la session ${i + 1}`,
              corps: html`<input type="hidden" name="id" value="${s.id}">${bouton(html`Fermer<span class="a-entendre"> la session ${s.appareil}</span>`, 'danger')}`,
            }),
      ]),
    ),
  }
}

/** Ends one of her own sessions; that of somebody else does not exist. */
export async function fermer(d: Demande): Promise<{ versLa: string }> {
  const { id } = z.object({ id: z.uuid().catch('') }).parse(d.requete.body ?? {})
  const sienne = (await siennes(d)).find(s => s.id === id)
  if (!sienne) throw new EcranRefuse(404, 'Cette session est déjà fermée', 'Elle ne figure plus parmi vos sessions ouvertes.')
  await fermerSession(d.contexte.sql, sienne.id, 'revoquee', d.contexte.horloge())
  return { versLa: '/professionnel/sessions?fait=fermee' }
}
