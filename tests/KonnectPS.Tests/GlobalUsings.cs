global using System.Management.Automation;
global using KonnectPS.Sandbox.Faults;
