namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The columns that a pipeline adds to those of a file: names that no feature has.</summary>
internal sealed class PlanNames(IEnumerable<string> features)
{
    private readonly string[] _features = [.. features];

    /// <summary>What the trainer learns.</summary>
    public string Label => NameLike("Label");

    /// <summary>The vector of all numbers.</summary>
    public string Numbers => NameLike("Numbers");

    /// <summary>The vector of the numbers with gaps.</summary>
    public string Gaps => NameLike("Gaps");

    /// <summary>The vector that a trainer reads.</summary>
    public string Features => NameLike("Features");

    private string NameLike(string name) => Array.IndexOf(_features, name) < 0 ? name : NameLike(name + "_");
}
