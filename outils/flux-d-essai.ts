import { createHash } from 'node:crypto'

export type PersonneDuFluxDEssai = {
  nom: string
  naissanceNom?: string
  prenom: string
  naissance: string
  sexe: 'F' | 'M'
  nir?: string
  role?: 'DEM' | 'CJT'
}
export type FoyerDEssai = {
  matricule: string
  demande?: string
  numeroDemande?: string
  departement?: string
  etat?: string
  cloture?: { motif: string; date: string }
  /** Of the payment, by its code. */
  suspension?: string
  arrivee?: string
  depart?: string
  commune?: string
  /** The payer the household says it is of, when it is not the sender's. */
  organisme?: string
  personnes: readonly PersonneDuFluxDEssai[]
}
type Options = { organisation?: string; jour?: string; type?: 'M' | 'I'; nom?: string; annonce?: number; tronque?: boolean }

/** A payer's file of a few households written by hand, as a file at rest: for the stories the generator does not tell. */
export function fluxDEssai(
  foyers: readonly FoyerDEssai[],
  { organisation = 'CAF591', jour = '2026-11-01', type = 'M', nom = 'RSABEM.xml', annonce = foyers.length, tronque = false }: Options = {},
) {
  const texte = `<?xml version="1.0" encoding="windows-1252"?><Racine><IdentificationFlux><APPLIEME>CRI</APPLIEME><NUMVERSIONAPPLIEME>6200</NUMVERSIONAPPLIEME>
<TYPEFLUX>${type}</TYPEFLUX><NATFLUX>D</NATFLUX><DTCREAFLUX>${jour}</DTCREAFLUX><HEUCREAFLUX>01:18:36.0000</HEUCREAFLUX><DTREF>${jour}</DTREF></IdentificationFlux>
${foyers.map(f => foyerXml(f, organisation)).join('\n')}
<TransmissionFlux><NBTOTDOSRSATRANSM>${String(annonce).padStart(8, '0')}</NBTOTDOSRSATRANSM><NBTOTDOSRSATRANSMANO>00000000</NBTOTDOSRSATRANSMANO></TransmissionFlux></Racine>`
  const octets = Buffer.from(tronque ? texte.slice(0, texte.lastIndexOf('<PrestationRSA>')) : texte, 'latin1')
  const ouvrir = async function* () {
    yield octets
  }
  return { nom, taille: octets.length, empreinte: createHash('sha256').update(octets).digest(), ouvrir }
}

function foyerXml(f: FoyerDEssai, deposante: string): string {
  const organisation = f.organisme ?? deposante
  const { etat = '2', demande = '2026-10-01', departement = organisation.slice(3, 5), commune = `${departement}350` } = f
  const clos = f.cloture ? `<FinDroit><MOTICLORSA>${f.cloture.motif}</MOTICLORSA><DTCLORSA>${f.cloture.date}</DTCLORSA></FinDroit>` : ''
  const suspendu = f.suspension
    ? `<SuspensionVersement><MOTISUSVERSRSA>${f.suspension}</MOTISUSVERSRSA><DDSUSVERSRSA>${demande}</DDSUSVERSRSA></SuspensionVersement>`
    : ''
  const arrivee = f.arrivee
    ? `<OrganismeCedant><FONORGCEDMUT>CAF</FONORGCEDMUT><NUMORGCEDMUT>591</NUMORGCEDMUT><DDARRMUT>${f.arrivee}</DDARRMUT></OrganismeCedant>`
    : ''
  const depart = f.depart
    ? `<OrganismePrenant><FONORGPRENMUT>CAF</FONORGPRENMUT><NUMORGPRENMUT>621</NUMORGPRENMUT><DDDEPAMUT>${f.depart}</DDDEPAMUT></OrganismePrenant>`
    : ''
  return `<InfosFoyerRSA><IdentificationRSA><Organisme><FONORG>${organisation.slice(0, 3)}</FONORG><NUMORG>${organisation.slice(3).padStart(3, '0')}</NUMORG><MATRICULE>${f.matricule}00000000</MATRICULE></Organisme>
<Partenaire><TYPEPARTE>CG  </TYPEPARTE><IDEPARTE>0${departement}</IDEPARTE></Partenaire>
<DemandeRSA><DTDEMRSA>${demande}</DTDEMRSA><NUMDEMRSA>${f.numeroDemande ?? f.matricule.padStart(11, '0')}</NUMDEMRSA></DemandeRSA>${arrivee}${depart}</IdentificationRSA>
${f.personnes.map((q, i) => personneXml(q, q.role ?? (i === 0 ? 'DEM' : 'CJT'), demande)).join('\n')}
<DonneesAdministratives><SituationFamille><SITFAM>CEL</SITFAM><DDSITFAM>2010-01-01</DDSITFAM></SituationFamille>
<Adresse><TroncCommunAdresse><RGADR>01</RGADR><PAYS>FRA</PAYS><TYPEADR>D</TYPEADR><ETATADR>CO</ETATADR></TroncCommunAdresse>
<AdresseDetailleeFrance><NUMVOIE>1</NUMVOIE><LIBTYPEVOIE>RUE</LIBTYPEVOIE><NOMVOIE>DES LILAS</NOMVOIE><NUMCOM>${commune}</NUMCOM></AdresseDetailleeFrance></Adresse></DonneesAdministratives>
<PrestationRSA><SituationDossierRSA><EtatDossierRSA><ETATDOSRSA>${etat}</ETATDOSRSA></EtatDossierRSA>${suspendu}${clos}</SituationDossierRSA>
<DetailDroitRSA><TroncCommunDroitRSA><TOPSANSDOMFIXE>0</TOPSANSDOMFIXE><ORIDEMRSA>DEM</ORIDEMRSA><TOPFOYDRODEVORSA>1</TOPFOYDRODEVORSA></TroncCommunDroitRSA></DetailDroitRSA></PrestationRSA></InfosFoyerRSA>`
}

const personneXml = (
  q: PersonneDuFluxDEssai,
  role: string,
  depuis: string,
) => `<Personne><Identification><QUAL>${q.sexe === 'F' ? 'MME' : 'MR'}</QUAL>
<NOM>${q.nom}</NOM><NOMNAI>${q.naissanceNom ?? q.nom}</NOMNAI><PRENOM>${q.prenom}</PRENOM><NOMCOMNAI>LILLE</NOMCOMNAI><DTNAI>${q.naissance}</DTNAI>
<TYPEDTNAI>N</TYPEDTNAI>${q.nir ? `<NIR>${q.nir}</NIR>` : ''}<TOPVALIEC>1</TOPVALIEC><SEXE>${q.sexe === 'F' ? 2 : 1}</SEXE></Identification>
<DossierCAF><TOPRESPDOS>${role === 'DEM' ? 1 : 0}</TOPRESPDOS><DDRATDOS>${depuis}</DDRATDOS></DossierCAF>
<Prestations><NATPREST>PFA</NATPREST><ROLEPERS>${role}</ROLEPERS><TOPCHAPERS>0</TOPCHAPERS></Prestations>
<Prestations><NATPREST>RSA</NATPREST><ROLEPERS>${role}</ROLEPERS><TOPCHAPERS>0</TOPCHAPERS></Prestations>
<MontantCalculDroitRSAPersonne><TOPPERSDRODEVORSA>1</TOPPERSDRODEVORSA></MontantCalculDroitRSAPersonne></Personne>`
