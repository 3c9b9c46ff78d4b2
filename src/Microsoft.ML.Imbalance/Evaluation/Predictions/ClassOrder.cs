namespace Microsoft.ML.Imbalance;

/// <summary>Models fitted on different rows may number the same classes differently; names tell which is which.</summary>
internal static class ClassOrder
{
    /// <summary>For each of <paramref name="names"/>, its place in <paramref name="others"/>, the classes of another fold.</summary>
    public static int[] Map(string[] names, string[] others) => Places(names, others) ?? throw new InvalidOperationException(
        $"One fold has the classes {EvaluationClasses.List(names)}, another one {EvaluationClasses.List(others)}: their predictions can't be pooled. "
        + "Every fold needs the same classes; lower the number of folds, or give the evaluation a label that was stratified.");

    /// <summary>For each of <paramref name="names"/>, its place in <paramref name="others"/>, the classes of the model that it is compared with.</summary>
    public static int[] MapModels(string[] names, string[] others) => Places(names, others) ?? throw OtherModel(names, others);

    /// <summary>Two binary models must have the same positive class too.</summary>
    public static void CheckModels(string[] names, string[] others)
    {
        if (!names.SequenceEqual(others))
            throw OtherModel(names, others);
    }

    private static InvalidOperationException OtherModel(string[] names, string[] others) => new(
        $"The first model has the classes {EvaluationClasses.List(others)}, the second {EvaluationClasses.List(names)}: they can't be compared. "
        + "Both need the same classes; train them on the same label, and set PositiveClass if there are two in another order.");

    private static int[]? Places(string[] names, string[] others)
    {
        int[] places = Array.ConvertAll(names, name => Array.IndexOf(others, name));
        return names.Length == others.Length && Array.TrueForAll(places, place => place >= 0) ? places : null;
    }
}
