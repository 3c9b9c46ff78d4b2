using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The values of a label's key. It may have some that no row has: they get a slot too, as with ML.NET's trainers.</summary>
internal static class LabelKeys
{
    /// <returns>The network with a class for every value, and the names of the values.</returns>
    public static (Network Network, string[] Names) ForAll(Network network, ClassPartition classes, DataViewSchema.Column label)
    {
        int count = (int)((KeyDataViewType)label.Type).Count;
        string[] names = AnnotationNames.Read(label, "KeyValues") ?? [.. Enumerable.Range(1, count).Select(key => Invariant($"{key}"))];
        int[] places = Array.ConvertAll((uint[])classes.Labels, key => (int)key - 1);
        return (classes.ClassCount == count ? network : network.WithClasses(places, count), names);
    }
}
