using System.Diagnostics;

namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>Reports in a real browser, where one is installed.</summary>
[TestClass]
public sealed class BrowserTests
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // What the page says of itself when it is loaded: errors, what its policy stopped, what it loaded, whether the button works, and whether anything is wider than the window.
    private const string Probe = """
        <script>
        var errors = 0, stopped = 0;
        window.addEventListener('error', function () { errors++; });
        document.addEventListener('securitypolicyviolation', function () { stopped++; });
        window.addEventListener('load', function () {
          var button = document.getElementById('theme'), before = button.getAttribute('aria-pressed'), root = document.documentElement;
          button.click();
          var outside = performance.getEntriesByType('resource').filter(function (r) { return r.name.indexOf('data:') !== 0; }).length;
          root.dataset.probe = [errors, stopped, outside, before !== button.getAttribute('aria-pressed'), root.scrollWidth - root.clientWidth].join(' ');
        });
        </script>
        """;

    public static IEnumerable<object[]> Views => from command in ReportRuns.Commands from width in new[] { 500, 1440 } select new object[] { command, width };

    [TestMethod]
    [DynamicData(nameof(Views))]
    public void APageHasNoErrorsLoadsNothingAndFitsItsWindow(string command, int width)
    {
        string browser = Find() ?? throw new AssertInconclusiveException($"None of {string.Join(", ", Names)} is installed.");
        using var folder = new TemporaryFolder();
        string path = folder.Write("report.html", ReportRuns.Of(command).Replace("</head>", $"{Probe}</head>", StringComparison.Ordinal));
        var start = new ProcessStartInfo(
            browser,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                $"--user-data-dir={folder["profile"]}", $"--window-size={width},900", "--dump-dom", new Uri(path).AbsoluteUri,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        string dom = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        StringAssert.Contains(dom, "data-probe=\"0 0 0 true 0\"");
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
