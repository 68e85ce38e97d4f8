namespace KonnectPS.Quickstart;

/// <summary>A prompt with the module loaded and the sandbox connected.</summary>
internal sealed class Prompt(Shell shell, Uri sandbox)
{
    public int Run()
    {
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            shell.Stop();
        };
        Console.WriteLine($"KonnectPS is loaded and connected to the sandbox at {sandbox}. 'exit' ends it.");
        if (!shell.Run("Import-Module ./KonnectPS.psd1; Connect-KonnectPortal"))
        {
            return 1;
        }

        while (true)
        {
            Console.Write("PS> ");
            switch (Console.ReadLine())
            {
                case null or "exit":
                    return 0;
                case { Length: > 0 } line:
                    shell.Run(line);
                    break;
            }
        }
    }
}
