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
    internal ResamplingReport(string method, IReadOnlyList<int> seeds, IReadOnlyList<ClassCountChange> classes, int unlabeledCount, IReadOnlyList<ImbalanceDiagnostic> diagnostics)
    {
        Method = method;
        Seeds = seeds;
        Classes = classes;
        UnlabeledCount = unlabeledCount;
        Diagnostics = diagnostics;
    }

    /// <summary>The method, e.g. <c>Smote</c>.</summary>
    public string Method { get; }

    /// <summary>The seed that was used, the first step's of several; give it back in the options to get the same rows.</summary>
    public int Seed => Seeds[0];

    /// <summary>The seed of each step.</summary>
    public IReadOnlyList<int> Seeds { get; }

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
        return new ResamplingReport($"{previous.Method} + {Method}", [.. previous.Seeds, .. Seeds], changes, UnlabeledCount, [.. previous.Diagnostics, .. Diagnostics]);
    }

    /// <summary>One line a class, then the diagnostics.</summary>
    /// <returns>Readable text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Invariant($"{Method}, {SeedText()}: {CountBefore} rows became {CountAfter}"));
        foreach (ClassCountChange c in Classes)
            text.AppendLine().Append($"  class \"{c.Name}\": {c.CountBefore} -> {c.CountAfter}");
        foreach (ImbalanceDiagnostic diagnostic in Diagnostics)
            text.AppendLine().Append($"  {diagnostic}");
        return text.ToString();
    }

    private string SeedText() => Seeds.Distinct().Count() == 1 ? Invariant($"seed {Seed}") : string.Concat("seeds ", string.Join(" and ", Seeds.Select(seed => Invariant($"{seed}"))));
}
