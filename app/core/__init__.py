"""Small tools that know Vietnamese but no database and no Qt."""
