import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unDestinataire } from '../../outils/epreuves/destinataire.js'
import { AdresseRefusee, creerPorteur } from './porteur.js'

const envoi = { entetes: { 'content-type': 'application/json' }, corps: '{}' }
const refusee = (attente: () => unknown) => assert.rejects(async () => attente(), AdresseRefusee)

describe('A11, J8 — Ce qui part à une adresse donnée par autrui n’atteint jamais un réseau interne', async () => {
  const d = await unDestinataire()
  after(() => d.fermer())
  const { port } = new URL(d.adresse)

  const internes = [
    ...[
      '127.0.0.1',
      '127.1',
      '0x7f.0.0.1',
      '2130706433',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.1',
      '192.168.1.1',
      '169.254.169.254',
    ],
    ...['100.64.0.1', '192.0.0.8', '198.18.0.1', '203.0.113.5', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...['[::1]', '[::]', '[fc00::1]', '[fd12:3456::1]', '[fe80::1]', '[fec0::1]', '[ff02::1]', '[::ffff:127.0.0.1]', '[::ffff:10.0.0.1]'],
    ...['[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[2001:db8::1]', '[2001::1]', '[100::1]'],
  ]
  for (const hote of internes)
    it(`l’adresse ${hote} est refusée, à l’inscription comme à l’envoi`, async () => {
      const porteur = creerPorteur({ internes: false })
      assert.throws(() => porteur.exiger(`https://${hote}:${port}/`), AdresseRefusee)
      await refusee(() => porteur.porter(`https://${hote}:${port}/`, envoi))
    })

  for (const ips of [['127.0.0.1'], ['::1'], ['::ffff:127.0.0.1'], ['93.184.216.34', '10.0.0.1'], ['169.254.169.254'], []])
    it(`un nom qui mène à ${ips.join(' et ') || 'rien'} est refusé à l’envoi`, async () => {
      const porteur = creerPorteur({ internes: false, resoudre: async () => ips })
      porteur.exiger('https://destinataire.example.fr/')
      await refusee(() => porteur.porter('https://destinataire.example.fr/', envoi))
    })

  it('un nom qui changerait d’adresse après la vérification n’y gagne rien : la connexion va à l’adresse vérifiée', async () => {
    let demandes = 0
    const porteur = creerPorteur({ internes: true, resoudre: async () => (demandes++ === 0 ? ['127.0.0.1'] : ['10.0.0.1']) })
    const { statut } = await porteur.porter(`http://destinataire.example.fr:${port}/`, envoi)
    assert.deepEqual([statut, demandes], [204, 1])
    assert.equal(d.recus.at(-1)?.entetes.host, `destinataire.example.fr:${port}`)
  })

  for (const adresse of [
    'http://destinataire.example.fr/',
    'ftp://destinataire.example.fr/',
    'https://moi:secret@destinataire.example.fr/',
    'https://destinataire.example.fr/#a',
    'pas une adresse',
    'file:///etc/passwd',
  ])
    it(`« ${adresse} » n’est pas une adresse où porter un événement`, () => {
      assert.throws(() => creerPorteur({ internes: false }).exiger(adresse), AdresseRefusee)
    })

  it('une redirection n’est pas suivie', async () => {
    const ailleurs = await unDestinataire()
    d.repondre(() => ({ statut: 302, entetes: { location: ailleurs.adresse } }))
    const { statut } = await creerPorteur({ internes: true }).porter(d.adresse, envoi)
    assert.deepEqual([statut, ailleurs.recus.length], [302, 0])
    await ailleurs.fermer()
  })

  it('un destinataire qui se tait est quitté à l’heure ; un bavard n’est pas écouté', async () => {
    const porteur = creerPorteur({ internes: true, delaiMs: 300 })
    d.repondre(() => 'muet')
    const debut = performance.now()
    await assert.rejects(
      porteur.porter(d.adresse, envoi),
      (e: Error & { code?: string }) => e.code === 'ABORT_ERR' || e.name === 'AbortError' || e.name === 'TimeoutError',
    )
    assert.ok(performance.now() - debut < 2000)
    d.repondre(() => ({ statut: 200, corps: 'x'.repeat(5_000_000) }))
    assert.equal((await porteur.porter(d.adresse, envoi)).statut, 200)
    d.repondre(() => ({ statut: 503, entetes: { 'retry-after': '120' } }))
    assert.deepEqual(await porteur.porter(d.adresse, envoi), { statut: 503, reprendreApres: 120 })
  })
})
