namespace Microsoft.ML.Imbalance;

/// <summary>The check that every method makes before it looks at features: is a class large enough to make rows from?</summary>
internal static class ClassSize
{
    /// <param name="needed">The fewest rows the method can work with.</param>
    /// <param name="name">The class.</param>
    /// <param name="count">The rows it has.</param>
    /// <param name="method">The method, with the option that the need follows from.</param>
    /// <param name="remedy">What to do.</param>
    /// <exception cref="InvalidOperationException">The class is smaller.</exception>
    public static void Require(int needed, string name, int count, string method, string remedy)
    {
        if (count < needed)
            throw new InvalidOperationException($"Class \"{name}\" has {count} row{(count == 1 ? "" : "s")}; {method} needs at least {needed}. {remedy}");
    }

    /// <summary>The need of methods that join a row with others of its class.</summary>
    public static void RequireNeighbors(int neighborCount, string name, int count, string method)
        => Require(neighborCount + 1, name, count, $"{method} with NeighborCount = {neighborCount}", "Lower NeighborCount or use RandomOversample.");
}
