const liste = (texte: string): readonly string[] => texte.trim().split(/\s*,\s*/)

/** Family names, the most frequent ones first; accents, particles and double names are there on purpose. */
export const NOMS = liste(`
Martin, Bernard, Thomas, Petit, Robert, Richard, Durand, Dubois, Moreau, Laurent, Simon, Michel, Lefebvre, Leroy, Roux, David, Bertrand,
Morel, Fournier, Girard, Bonnet, Dupont, Lambert, Fontaine, Rousseau, Vincent, Muller, Lefèvre, Faure, André, Mercier, Blanc, Guérin,
Boyer, Garnier, Chevalier, François, Legrand, Gauthier, Garcia, Perrin, Robin, Clément, Morin, Nicolas, Henry, Roussel, Mathieu, Gautier,
Masson, Marchand, Duval, Denis, Dumont, Marie, Lemaire, Noël, Meyer, Dufour, Meunier, Brun, Blanchard, Giraud, Joly, Rivière, Lucas,
Brunet, Gaillard, Barbier, Arnaud, Martinez, Gérard, Roche, Renard, Schmitt, Roy, Leroux, Colin, Vidal, Caron, Picard, Roger, Fabre,
Aubert, Lemoine, Renaud, Dumas, Lacroix, Olivier, Philippe, Bourgeois, Pierre, Benoit, Rey, Leclerc, Payet, Rolland, Leclercq, Guillaume,
Lecomte, Lopez, Jean, Dupuy, Guillot, Hubert, Berger, Carpentier, Sanchez, Dupuis, Moulin, Louis, Deschamps, Huet, Vasseur, Perez, Boucher,
Fleury, Royer, Klein, Jacquet, Adam, Paris, Poirier, Marty, Aubry, Guyot, Carré, Charles, Renault, Charpentier, Ménard, Maillard, Baron,
Bertin, Bailly, Hervé, Schneider, Fernandez, Le Gall, Collet, Léger, Bouvier, Julien, Prévost, Millet, Perrot, Daniel, Le Roux, Cousin,
Germain, Breton, Besson, Langlois, Rémy, Le Goff, Pelletier, Lévêque, Perrier, Leblanc, Barre, Lebrun, Marchal, Weber, Mallet, Hamon,
Boulanger, Jacob, Monnier, Michaud, Rodriguez, Guichard, Gillet, Étienne, Grondin, Poulain, Tessier, Chevallier, Collin, Chauvin,
Da Silva, Bouchet, Gay, Lemaître, Bénard, Maréchal, Humbert, Reynaud, Antoine, Hoarau, Perret, Barthélemy, Cordier, Pichon, Lejeune,
Gilbert, Lamy, Delaunay, Pasquier, Carlier, Laporte, Diallo, Traoré, Benali, Haddad, Belkacem, Mansouri, Saïdi, Bouzid, Cissé, Koné,
Coulibaly, Camara, Ndiaye, Nguyen, Tran, Yilmaz, Demir, Kaya, Popescu, Ferreira, Pereira, Dos Santos, Rodrigues, Lopes, Rossi, Bianchi,
Kowalski, Nowak, Ben Amor, El Amrani, De Oliveira, D'Hondt, L'Hermite, Saint-Georges, Bonnet-Duval, Rey-Mercier, Vandenbroucke, Deleplanque
`)

export const PRENOMS_F = liste(`
Marie, Nathalie, Isabelle, Sylvie, Catherine, Sandrine, Céline, Stéphanie, Julie, Aurélie, Émilie, Camille, Léa, Manon, Laura, Sarah,
Emma, Chloé, Inès, Lucie, Pauline, Mathilde, Marine, Charlotte, Élodie, Virginie, Valérie, Véronique, Christine, Karine, Delphine,
Laetitia, Mélanie, Amandine, Audrey, Anaïs, Clara, Océane, Justine, Morgane, Jessica, Fanny, Hélène, Caroline, Claire, Sophie, Anne,
Florence, Corinne, Martine, Patricia, Brigitte, Françoise, Monique, Nadia, Fatima, Samira, Amina, Khadija, Fatoumata, Aïcha, Aminata,
Mariam, Yasmine, Leïla, Nadège, Béatrice, Bénédicte, Noémie, Maëva, Solène, Gaëlle, Maïté, Zoé, Jade, Louise, Alice, Lola, Juliette,
Agathe, Eva, Ambre, Lina, Rose, Anna, Mila, Elena, Sofia, Maria, Ana, Ioana, Marie-Claude, Anne-Sophie, Marie-Laure, Anne-Marie,
Marie-Hélène, Cindy, Priscilla, Kelly, Angélique, Séverine, Ludivine, Coralie, Marjorie, Eugénie, Clémence, Victoria, Salomé, Ève
`)

export const PRENOMS_M = liste(`
Jean, Michel, Philippe, Alain, Nicolas, Christophe, Pierre, Stéphane, Éric, Thomas, Julien, Sébastien, David, Kévin, Alexandre,
Maxime, Antoine, Lucas, Hugo, Théo, Nathan, Enzo, Mathis, Louis, Léo, Gabriel, Arthur, Raphaël, Jules, Adam, Clément, Romain, Florian,
Quentin, Valentin, Benjamin, Jérôme, Laurent, Frédéric, Olivier, Pascal, Thierry, Bruno, Didier, Patrick, François, Guillaume, Vincent,
Mickaël, Anthony, Jonathan, Dylan, Jordan, Steven, Cédric, Fabrice, Franck, Hervé, Gilles, Yannick, Loïc, Gaël, Erwan, Mehdi, Karim,
Mohamed, Ahmed, Youssef, Yanis, Rayan, Ibrahim, Moussa, Mamadou, Ousmane, Abdoulaye, Bilal, Sofiane, Samir, Rachid, Farid, Ali, Omar,
Emre, Mehmet, Ion, Andrei, José, Manuel, Luis, Paulo, Marco, Piotr, Jean-Pierre, Jean-Luc, Jean-Claude, Jean-François, Jean-Marie,
Pierre-Yves, Marc-Antoine, Tom, Noah, Ethan, Paul, Victor, Simon, Baptiste, Rémi, Grégory, Ludovic, Arnaud, Damien, Benoît, Célestin
`)

export const VOIES = liste(`
RUE DE LA RÉPUBLIQUE, RUE VICTOR HUGO, AVENUE JEAN JAURÈS, RUE PASTEUR, RUE DU GÉNÉRAL DE GAULLE, PLACE DE LA MAIRIE, RUE DES ÉCOLES,
RUE JULES FERRY, AVENUE DU 8 MAI 1945, RUE DE L'ÉGLISE, CHEMIN DES VIGNES, RUE ÉMILE ZOLA, BOULEVARD GAMBETTA, ALLÉE DES TILLEULS,
RUE DU MOULIN, IMPASSE DES LILAS, RUE HENRI BARBUSSE, RUE ANATOLE FRANCE, QUAI DU PORT, ROUTE DE PARIS, RUE DES FLEURS, COURS LAFAYETTE,
RUE DU STADE, AVENUE DE LA LIBÉRATION, RUE MARCEL SEMBAT, SQUARE DES ACACIAS, RUE DU 11 NOVEMBRE, RUE SAINT-MARTIN, RÉSIDENCE LES CÈDRES
`)
