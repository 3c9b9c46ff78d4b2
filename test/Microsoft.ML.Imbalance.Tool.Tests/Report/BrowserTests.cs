using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>Reports in a real browser, where one is installed: every report in a wide window and on a phone, in light and in dark, all of a theme in one run of the browser.</summary>
[TestClass]
public sealed partial class BrowserTests
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly int[] Widths = [390, 1400];

    // What a page says of itself when it is loaded, to the page that holds it in a frame.
    private const string Probe = """
        <script>
        var errors = 0, stopped = 0;
        window.addEventListener('error', function () { errors++; });
        document.addEventListener('securitypolicyviolation', function () { stopped++; });
        window.addEventListener('load', function () {
          var all = function (selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); };
          var root = document.documentElement, button = document.getElementById('theme'), before = button.getAttribute('aria-pressed');
          var ground = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
          var overlaps = [], cut = [], small = [];
          all('figure > svg').forEach(function (chart) {
            var frame = chart.getBoundingClientRect();
            var texts = Array.prototype.slice.call(chart.querySelectorAll('text')).map(function (t) { return { text: t.textContent, box: t.getBoundingClientRect() }; });
            texts.forEach(function (a, i) {
              if (a.box.left < frame.left - 1 || a.box.right > frame.right + 1 || a.box.top < frame.top - 1 || a.box.bottom > frame.bottom + 1) cut.push(a.text);
              if (Math.min(a.box.height, a.box.width) < 5) small.push(a.text);
              texts.slice(i + 1).forEach(function (b) {
                // Boxes of letters have room above and below.
                if (a.box.left + 1 < b.box.right && b.box.left + 1 < a.box.right && a.box.top + 4 < b.box.bottom && b.box.top + 4 < a.box.bottom) overlaps.push(a.text + ' / ' + b.text);
              });
            });
          });
          button.click();
          var outside = performance.getEntriesByType('resource').filter(function (r) { return r.name.indexOf('data:') !== 0; }).length;
          parent.postMessage([
            'errors ' + errors, 'stopped ' + stopped, 'loaded ' + outside, 'button ' + (before !== button.getAttribute('aria-pressed')), 'too wide ' + (root.scrollWidth - root.clientWidth),
            'dark ' + (before === 'true') + ' ' + (ground[0] + ground[1] + ground[2] < 384), 'overlaps ' + overlaps.join(', '), 'cut ' + cut.join(', '), 'small ' + small.join(', '),
            'not reached ' + all('.scroll').filter(function (t) { return t.scrollWidth > t.clientWidth && t.tabIndex !== 0; }).length
          ].join('; '), '*');
        });
        </script>
        """;

    // Frames are as wide as a phone, which a window of the browser can't be.
    private const string Frames = """
        <!doctype html><title>Reports</title><body><script>
        window.addEventListener('message', function (e) {
          var frames = Array.prototype.slice.call(document.querySelectorAll('iframe'));
          frames.find(function (f) { return f.contentWindow === e.source; }).dataset.probe = e.data;
        });
        </script>
        """;

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void PagesHaveNoErrorsLoadNothingAndCanBeReadInAnyWindow(bool isDark)
    {
        string browser = Find() ?? throw new AssertInconclusiveException($"None of {string.Join(", ", Names)} is installed.");
        using var folder = new TemporaryFolder();
        (string Command, int Width)[] views = [.. ReportRuns.Commands.SelectMany(c => Widths.Select(w => (c, w)))];
        foreach (string command in ReportRuns.Commands)
            folder.Write($"{command}.html", ReportRuns.Of(command).Replace("</head>", $"{Probe}</head>", StringComparison.Ordinal));
        string page = folder.Write(
            "frames.html", Frames + string.Concat(views.Select(v => $"<iframe src=\"{v.Command}.html\" title=\"{v.Command} {v.Width}\" style=\"width:{v.Width}px;height:900px;border:0\"></iframe>")));

        string dom = Load(browser, page, folder["profile"], isDark);
        Dictionary<string, string> found = Probes().Matches(dom).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        string dark = isDark ? "true" : "false";
        foreach ((string command, int width) in views)
        {
            Assert.AreEqual(
                $"errors 0; stopped 0; loaded 0; button true; too wide 0; dark {dark} {dark}; overlaps ; cut ; small ; not reached 0", found.GetValueOrDefault($"{command} {width}"), $"{command}, {width} wide");
        }
    }

    private static string Load(string browser, string page, string profile, bool isDark)
    {
        var start = new ProcessStartInfo(
            browser,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}", $"--user-data-dir={profile}", "--window-size=1500,1000", "--virtual-time-budget=20000", "--dump-dom", new Uri(page).AbsoluteUri,
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
        return dom;
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    [GeneratedRegex("<iframe[^>]*title=\"([^\"]*)\"[^>]*data-probe=\"([^\"]*)\"")]
    private static partial Regex Probes();
}
