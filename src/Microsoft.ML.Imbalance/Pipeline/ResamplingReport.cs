using System.Text;

namespace Microsoft.ML.Imbalance;

/// <summary>The rows of one class before and after resampling.</summary>
public sealed class ClassCountChange
{
    internal ClassCountChange(string name, long before, long after)
    {
        Name = name;
        CountBefore = before;
        CountAfter = after;
    }

    /// <summary>The label value as text.</summary>
    public string Name { get; }

    /// <summary>Rows before.</summary>
    public long CountBefore { get; }

    /// <summary>Rows after.</summary>
    public long CountAfter { get; }
}

/// <summary>What a resampler did.</summary>
public sealed class ResamplingReport
{
    // Extra rows are spread by the seed, whatever else is drawn.
    internal ResamplingReport(
        string method, int seed, bool isSeedUsed, IReadOnlyList<ClassCountChange> classes, int unlabeledCount, IReadOnlyList<ImbalanceDiagnostic> diagnostics)
        : this(method, [seed], isSeedUsed ? [seed] : [], classes, unlabeledCount, diagnostics)
    {
    }

    private ResamplingReport(
        string method, IReadOnlyList<int> seeds, IReadOnlyList<int> usedSeeds, IReadOnlyList<ClassCountChange> classes, int unlabeledCount, IReadOnlyList<ImbalanceDiagnostic> diagnostics)
    {
        Method = method;
        Seeds = seeds;
        UsedSeeds = usedSeeds;
        Classes = classes;
        UnlabeledCount = unlabeledCount;
        Diagnostics = diagnostics;
    }

    /// <summary>The method, e.g. <c>Smote</c>.</summary>
    public string Method { get; }

    /// <summary>The seed that was used, the first step's of several; give it back in the options to get the same rows. Methods that draw nothing give the same rows whatever it is.</summary>
    public int Seed => Seeds[0];

    /// <summary>The seed of each step.</summary>
    public IReadOnlyList<int> Seeds { get; }

    /// <summary>The seeds of the steps that have drawn anything.</summary>
    internal IReadOnlyList<int> UsedSeeds { get; }

    /// <summary>Each class's rows before and after, in the natural order of the label values.</summary>
    public IReadOnlyList<ClassCountChange> Classes { get; }

    /// <summary>Rows without a label; they stay as they are.</summary>
    public int UnlabeledCount { get; }

    /// <summary>What a user should know, e.g. that nothing had to be changed.</summary>
    public IReadOnlyList<ImbalanceDiagnostic> Diagnostics { get; }

    /// <summary>All rows before.</summary>
    public long CountBefore => Classes.Sum(c => c.CountBefore) + UnlabeledCount;

    /// <summary>All rows after.</summary>
    public long CountAfter => Classes.Sum(c => c.CountAfter) + UnlabeledCount;

    /// <summary>This step's report, seen from before the step that went ahead of it.</summary>
    internal ResamplingReport After(ResamplingReport? previous)
    {
        if (previous is null)
            return this;
        ClassCountChange[] changes =
            [.. previous.Classes.Select(c => new ClassCountChange(c.Name, c.CountBefore, Classes.FirstOrDefault(own => own.Name == c.Name)?.CountAfter ?? 0))];
        return new ResamplingReport($"{previous.Method} + {Method}", [.. previous.Seeds, .. Seeds], [.. previous.UsedSeeds, .. UsedSeeds], changes, UnlabeledCount, [.. previous.Diagnostics, .. Diagnostics]);
    }

    /// <summary>One line a class, then the diagnostics.</summary>
    /// <returns>Readable text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Invariant($"{Method}{SeedText()}: {CountBefore} rows became {CountAfter}"));
        foreach (ClassCountChange c in Classes)
            text.AppendLine().Append($"  class \"{c.Name}\": {c.CountBefore} -> {c.CountAfter}");
        foreach (ImbalanceDiagnostic diagnostic in Diagnostics)
            text.AppendLine().Append($"  {diagnostic}");
        return text.ToString();
    }

    // Where nothing is drawn, any seed gives the same rows.
    private string SeedText() => UsedSeeds.Distinct().ToArray() switch
    {
        [] => "",
        [var seed] => Invariant($", seed {seed}"),
        _ => string.Concat(", seeds ", string.Join(" and ", UsedSeeds.Select(seed => Invariant($"{seed}")))),
    };
}
