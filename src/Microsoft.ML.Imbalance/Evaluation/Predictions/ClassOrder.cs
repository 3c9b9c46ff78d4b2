namespace Microsoft.ML.Imbalance;

/// <summary>Models fitted on different rows may number the same classes differently; names tell which is which.</summary>
internal static class ClassOrder
{
    /// <summary>For each of <paramref name="names"/>, its place in <paramref name="others"/>.</summary>
    public static int[] Map(string[] names, string[] others)
    {
        int[] places = Array.ConvertAll(names, name => Array.IndexOf(others, name));
        if (names.Length == others.Length && Array.TrueForAll(places, place => place >= 0))
            return places;
        throw new InvalidOperationException(
            $"One fold has the classes {EvaluationClasses.List(names)}, another one {EvaluationClasses.List(others)}: their predictions can't be pooled. "
            + "Every fold needs the same classes; lower the number of folds, or give the evaluation a label that was stratified.");
    }
}
