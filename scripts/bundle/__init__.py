"""What offices without a network are given: one folder with all wheels, scripts that install from it, and the manual."""
