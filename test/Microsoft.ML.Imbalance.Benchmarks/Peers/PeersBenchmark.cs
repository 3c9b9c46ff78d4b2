namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Our methods against imbalanced-learn's on the same tables, one after the other.</summary>
/// <remarks>
/// Seconds are those from a view in memory to the plan and all its synthetic rows, on the peer's side those of <c>fit_resample</c>; "first" is the first call of the process, which compiles; "pass" is what it takes to read
/// the resampled view through. Memory is the peak of the resident set above the process that holds the table: 8 bytes a value there, 4 here.
/// </remarks>
internal static class PeersBenchmark
{
    public static void Run(Arguments arguments)
    {
        if (arguments.Text("measure") is { } measured)
        {
            OwnProcess.Measure(PeerMethods.All.First(m => m.Name == measured), arguments.Text("data")!, arguments.Number("columns", 0), onlyMemory: arguments.Text("memory") is not null);
            return;
        }
        PeerProcess? peer = arguments.Text("peers") is { } directory && arguments.Text("peers-root") is { } root ? new PeerProcess(directory, root) : null;
        if (peer is null)
            Console.WriteLine("Ours alone. For the peer: --peers DIR, where a script 'run ROOT FILE ARGS' starts Python files, and --peers-root ROOT, where imbalanced-learn is installed.");
        string[] names = arguments.Names("methods", [.. PeerMethods.All.Select(m => m.Name)]);
        if (names.Except(PeerMethods.All.Select(m => m.Name)).FirstOrDefault() is { } unknown)
            throw new ArgumentException($"No method is called '{unknown}'. There are: {string.Join(", ", PeerMethods.All.Select(m => m.Name))}.");

        var output = new Table("method                        ", "table", "minority", "peer s", "ours s", "ratio", "limit", "first s", "pass s", "peer MB", "ours MB", "rows MB", "view MB", "peer rows", "ours rows");
        foreach (PeerMethod method in names.Select(name => PeerMethods.All.First(m => m.Name == name)))
        {
            foreach (string name in arguments.Names("tables", [.. method.Tables.Select(t => t.Table)]))
            {
                string prefix = Path.Combine(peer?.DataDirectory ?? Path.GetTempPath(), "imbalance-peers");
                if (Write(method, name, prefix, arguments) is not { } table)
                    continue;
                (PeerOutcome ours, double first, double pass, double view) = OwnProcess.Run(method, table, prefix);
                PeerOutcome? theirs = !method.IsComparedOn(name) ? null : peer?.Measure(method.Name, table, prefix, arguments.Number("repeat", 3));
                double seconds = theirs?.Median ?? double.NaN;
                output.Row(
                    method.Name, name, $"{100 * table.Minority:0.##} %", seconds, ours.Median, seconds / ours.Median, method.LimitOn(name), first, pass,
                    theirs?.Megabytes ?? double.NaN, ours.Megabytes, table.Megabytes, view, theirs is null ? "-" : $"{theirs.Rows}", $"{ours.Rows}");
            }
        }
        if (peer is not null)
            Console.WriteLine(peer.Versions);
    }

    private static PeerTable? Write(PeerMethod method, string name, string prefix, Arguments arguments)
    {
        if (name != PeerTable.Cover)
        {
            PeerTable table = PeerTable.Parse(name, method.Minority);
            table.Write(prefix, method.ReadsCategories);
            return table;
        }
        if (arguments.Text("cover") is { } path)
            return PeerTable.FromCsv(path, prefix);
        Console.WriteLine($"{method.Name} on cover is left out: --cover FILE names the CSV file, label last.");
        return null;
    }
}
