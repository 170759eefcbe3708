"""What is changed in Wagtail from outside, each in a module with the test that tells when it can go."""
