// Brings the progress up to date without a click. Without this script, the button « Actualiser » does the same.
const suivi = () => document.getElementById('suivi')

for (const bouton of document.querySelectorAll('[data-sans-script]')) bouton.remove()

async function actualiser() {
  const reponse = await fetch(location.href, { headers: { accept: 'text/html' }, redirect: 'error' }).catch(() => null)
  if (reponse?.ok) {
    const lu = new DOMParser().parseFromString(await reponse.text(), 'text/html').getElementById('suivi')
    for (const bouton of lu?.querySelectorAll('[data-sans-script]') ?? []) bouton.remove()
    if (lu) suivi()?.replaceWith(lu)
  }
  if (suivi()?.dataset.etat === 'en-cours') setTimeout(actualiser, 1500)
}

setTimeout(actualiser, 1000)
