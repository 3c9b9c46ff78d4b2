namespace Microsoft.ML.Imbalance;

/// <summary>Synthetic rows of one class that a function of the user's asked for: between two rows, or with features of its own.</summary>
internal sealed class CustomRows(FeatureTable table, int classIndex) : SyntheticRows(table, classIndex)
{
    private readonly List<Recipe> _recipes = [];
    private readonly List<float[]> _features = [];

    public override int Count => _recipes.Count;

    public override int OriginOf(int index) => _recipes[index].Origin;

    public override (int Neighbor, float Step)? NeighborOf(int index) => _recipes[index] is { Neighbor: >= 0 } recipe ? (recipe.Neighbor, recipe.Step) : null;

    public void AddBetween(int origin, int neighbor, float step) => _recipes.Add(new Recipe(origin, neighbor, step));

    /// <param name="features">The row, as the table stores it; not copied.</param>
    /// <param name="origin">The table row that all other columns come from.</param>
    public void Add(float[] features, int origin)
    {
        _recipes.Add(new Recipe(origin, ~_features.Count, float.NaN));
        _features.Add(features);
    }

    public override void Fill(int index, Span<float> destination)
    {
        Recipe recipe = _recipes[index];
        if (recipe.Neighbor < 0)
        {
            _features[~recipe.Neighbor].CopyTo(destination);
            return;
        }
        ReadOnlySpan<float> origin = Table.Rows[recipe.Origin], neighbor = Table.Rows[recipe.Neighbor];
        SegmentRows.Interpolate(origin, neighbor, recipe.Step, destination);
        // A category is no measurement: the row has that of the parent it is nearer to.
        ReadOnlySpan<float> nearer = recipe.Step < 0.5f ? origin : neighbor;
        for (int slot = 0; slot < destination.Length; slot++)
        {
            destination[slot] = Table.Layout.Roles[slot] switch
            {
                SlotRole.Categorical => nearer[slot],
                SlotRole.Integer => MathF.Round(destination[slot]),
                _ => destination[slot],
            };
        }
    }

    // A neighbor below 0 is the complement of a place among the rows with features of their own.
    private readonly record struct Recipe(int Origin, int Neighbor, float Step);
}
