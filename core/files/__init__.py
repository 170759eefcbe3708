"""What people upload: looked into, and stored without anything that leads to a person."""
