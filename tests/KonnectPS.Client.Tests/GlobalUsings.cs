global using KonnectPS.Sandbox.Faults;
