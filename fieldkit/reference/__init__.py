"""Knowledge that ships with the program: forms, and what asks for each of their fields."""
