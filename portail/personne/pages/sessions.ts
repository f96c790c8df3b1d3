import { fermerSession, sessionsDe } from '../../../src/acces/session/index.js'
import type { ContextePortail } from '../../contexte.js'
import { EcranRefuse } from '../../ecran-refuse.js'
import { bouton, carte, etiquette, fiche, formulaire, html, lInstant, rendre } from '../../interface/index.js'
import type { Visite } from '../espace.js'

const fournisseurs: Readonly<Record<string, string>> = { franceconnect: 'FranceConnect', proconnect: 'ProConnect' }

/** Where she is signed in, and how to be so no longer. */
export const pageDesSessions =
  ({ sql, horloge }: ContextePortail) =>
  async (v: Visite) => {
    const ouvertes = await sessionsDe(sql, { usager: v.session.usager ?? 0n }, horloge())
    const { fait } = v.requete.query as { fait?: string }
    return rendre(v.reponse, v.session, {
      titre: 'Mes sessions',
      menu: 'sessions',
      chapeau: html`<p>Les appareils où votre espace est ouvert. Une session que vous ne reconnaissez pas ? Fermez-la.</p>`,
      ...(fait === 'fermee' ? { message: { genre: 'succes', texte: 'La session est fermée, sur tous nos services.' } as const } : {}),
      corps: html`${ouvertes.map((s, i) => {
        const ici = s.id === v.session.id
        return carte({
          id: `session-${i + 1}`,
          titre: `${i + 1}. ${s.appareil || 'Appareil inconnu'}`,
          tete: ici && etiquette('celle-ci', 'bon'),
          corps: fiche([
            ['Ouverte', lInstant(s.creeLe)],
            ['Vue', lInstant(s.vuLe)],
            ['Se ferme', lInstant(s.expireLe)],
            ['Par', fournisseurs[s.fournisseur] ?? s.fournisseur],
          ]),
          pied:
            !ici &&
            formulaire(v.session, {
              action: `/mon-espace/sessions/${s.id}/fermer`,
              nom: `Fermer la session ${i + 1}`,
              corps: bouton(html`Fermer<span class="a-entendre"> la session ${i + 1}</span>`, 'secondaire'),
            }),
        })
      })}`,
    })
  }

export const fermerUneSession =
  ({ sql, horloge }: ContextePortail) =>
  async (v: Visite) => {
    const { id } = v.requete.params as { id: string }
    const instant = horloge()
    const siennes = await sessionsDe(sql, { usager: v.session.usager ?? 0n }, instant)
    if (!siennes.some(s => s.id === id)) throw new EcranRefuse(404, 'Session introuvable', 'Elle est peut-être déjà fermée.')
    await fermerSession(sql, id, 'revoquee', instant)
    return v.reponse.redirect('/mon-espace/sessions?fait=fermee', 303)
  }
