import type { FastifyReply } from 'fastify'
import { alerte } from './composants/alerte.js'
import { filDAriane } from './composants/fil-d-ariane.js'
import { resumeDErreurs } from './composants/resume-d-erreurs.js'
import { compte } from './compte.js'
import type { Session } from '../../src/acces/session/index.js'
import type { Ecran } from './ecran.js'
import { entetesDePage } from './entetes.js'
import { html } from './html.js'
import { menuDe } from './menus.js'
import { navigation } from './navigation.js'
import { nomDuSite, pageEntiere } from './page-entiere.js'

const accueils = { agent: '/professionnel', personne: '/mon-espace', entreprise: '/entreprise' } as const

/** Writes a screen for who looks at it (null: nobody signed in), with the headers that protect it; kept by no cache. */
export function rendre(reponse: FastifyReply, connecte: Session | null, ecran: Ecran, statut = 200): FastifyReply {
  const liens = menuDe(connecte, reponse.server.interface).map(e => ({
    href: e.href,
    texte: e.texte,
    ici: e.cle === ecran.menu && ('page' as const),
  }))
  const erreurs = ecran.erreurs ?? []
  const corps = html`<div class="corps${ecran.cote && ' avec-cote'}${ecran.largeur === 'lecture' && ' de-lecture'}">
<main id="contenu" tabindex="-1">
${ecran.fil && filDAriane(ecran.fil, ecran.titre)}
${resumeDErreurs(erreurs)}
${ecran.message && alerte(ecran.message.genre, ecran.message.texte, 'annonce')}
<h1>${ecran.titre}</h1>
${ecran.chapeau && html`<div class="chapeau">${ecran.chapeau}</div>`}
${ecran.corps}
</main>
${ecran.cote && html`<aside class="cote" aria-label="Compléments">${ecran.cote}</aside>`}
</div>`
  const page = pageEntiere({
    titre: `${erreurs.length > 0 ? 'Erreur : ' : ''}${ecran.titre} — ${nomDuSite}`,
    marque: { href: connecte ? accueils[connecte.genre] : '/' },
    compte: compte(connecte, reponse.server.interface.nommer),
    menu: liens.length > 0 && navigation(liens),
    evitement: [
      { href: '#contenu', texte: 'Aller au contenu' },
      ...(liens.length > 0 ? [{ href: '#navigation', texte: 'Aller au menu' }] : []),
      { href: '#pied', texte: 'Aller au pied de page' },
    ],
    corps,
    ...(ecran.scripts ? { scripts: ecran.scripts } : {}),
  })
  return reponse
    .code(statut)
    .headers({ ...entetesDePage(reponse.server.interface.enHttps, ecran.formulairesVers), 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
    .send(page)
}
