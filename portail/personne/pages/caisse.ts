import { libellesDesEnvois as mots } from '../../../src/payeurs/index.js'
import { enJour, type Html, html } from '../../interface/index.js'
import { chemins, type Visite } from '../espace.js'

type Envoi = {
  nature: keyof typeof mots.natures
  payeur: string | null
  transmisLe: string | null
  prisEnCompteLe: string | null
  appliqueLe: string | null
  rejeteLe: string | null
}

/** What was decided of her RSA and told to her payer, and what the payer made of it: the latest, if any. */
export async function nouvellesDeLaCaisse(v: Visite): Promise<Html | false> {
  const { elements } = await v.lire<{ elements: { donnees: Envoi }[] }>(chemins.envois)
  const derniers = elements.toReversed().slice(0, 3)
  return (
    derniers.length > 0 &&
    html`<section aria-labelledby="caisse"><h2 id="caisse">Ce qui est transmis à ma caisse</h2>
<ul>${derniers.map(({ donnees: e }) => html`<li>${capitale(mots.natures[e.nature])} : ${suite(e, v.nommer)}</li>`)}</ul>
<p><a href="/mon-espace/donnees">Tout ce qui lui a été transmis</a></p></section>`
  )
}

const capitale = (texte: string) => texte.charAt(0).toUpperCase() + texte.slice(1)

function suite(e: Envoi, nommer: (organisation: string) => string): Html | string {
  if (e.payeur === null) return 'votre caisse n’est pas encore connue, rien ne lui est transmis'
  if (e.transmisLe === null && e.prisEnCompteLe === null) return `à transmettre à votre caisse, ${nommer(e.payeur)}`
  return html`transmise à votre caisse, ${nommer(e.payeur)}, le ${enJour(e.transmisLe ?? e.prisEnCompteLe ?? '')}${
    e.rejeteLe !== null
      ? html` ; elle l’a rejetée le ${enJour(e.rejeteLe)}, le département doit revoir ce qu’il lui a transmis`
      : e.appliqueLe !== null
        ? html`, appliquée le ${enJour(e.appliqueLe)}`
        : e.prisEnCompteLe !== null
          ? html`, prise en compte le ${enJour(e.prisEnCompteLe)}, pas encore appliquée`
          : ', sans réponse d’elle pour l’instant'
  }`
}
