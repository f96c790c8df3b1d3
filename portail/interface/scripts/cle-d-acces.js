// Asks the browser for a passkey and sends what it signs with the form beside. Without this script, or without passkeys in the browser,
// the block stays hidden and one-time codes remain.
for (const bloc of document.querySelectorAll('[data-cle]')) {
  const usage = bloc.dataset.cle
  const lire =
    usage === 'enrolement' ? window.PublicKeyCredential?.parseCreationOptionsFromJSON : window.PublicKeyCredential?.parseRequestOptionsFromJSON
  if (!lire) continue
  const formulaire = bloc.querySelector('form')
  const dire = bloc.querySelector('[role=status]')
  bloc.hidden = false
  formulaire.addEventListener('submit', async evenement => {
    const reponse = formulaire.querySelector('input[name=reponse]')
    if (reponse.value !== '') return
    evenement.preventDefault()
    dire.textContent = 'Votre navigateur vous demande votre clé.'
    try {
      const publicKey = lire.call(window.PublicKeyCredential, JSON.parse(bloc.dataset.options))
      const cle = await (usage === 'enrolement' ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }))
      reponse.value = JSON.stringify(cle.toJSON())
      formulaire.submit()
    } catch {
      dire.textContent = 'La clé n’a pas répondu. Recommencez, ou choisissez une autre façon.'
    }
  })
}
