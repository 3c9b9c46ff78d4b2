namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>The slots of a row, and which of them are the one-hot slots of a category.</summary>
/// <param name="Count">All slots.</param>
/// <param name="Groups">The first slot of each group, and the slot after its last.</param>
internal sealed record InputSlots(int Count, IReadOnlyList<(int First, int End)> Groups)
{
    /// <summary>The slots of numbers.</summary>
    public int[] Numeric => [.. Enumerable.Range(0, Count).Where(slot => !Groups.Any(group => slot >= group.First && slot < group.End))];

    /// <summary>The layer that embeds them, or null if they go in as they are.</summary>
    public SlotParts? Embed(PeriodicEmbeddingOptions? numeric, int? categoricalWidth)
    {
        int[] numbers = Numeric;
        bool embedsNumbers = numeric is not null && numbers.Length > 0, embedsGroups = categoricalWidth is not null && Groups.Count > 0;
        if (!embedsNumbers && !embedsGroups)
            return null;
        var parts = new List<SlotPart>();
        if (numbers.Length > 0)
            parts.Add(new SlotPart(numbers, embedsNumbers ? new PeriodicEmbedding(numbers.Length, numeric!.FrequencyCount, numeric.Width, numeric.FrequencyScale) : null));
        foreach ((int first, int end) in Groups)
        {
            int[] slots = [.. Enumerable.Range(first, end - first)];
            parts.Add(new SlotPart(slots, embedsGroups ? new CategoricalEmbedding(slots.Length, categoricalWidth!.Value) : null));
        }
        return new SlotParts(Count, parts);
    }
}
