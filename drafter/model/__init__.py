"""Values only: frozen, imported by every stage, importing none of them."""
