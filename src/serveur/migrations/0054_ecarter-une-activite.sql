-- An organisation says by itself which kinds of activity it does not admit, and when it admits them again.
grant insert, update, delete on activite_ecartee to plateforme_application;
