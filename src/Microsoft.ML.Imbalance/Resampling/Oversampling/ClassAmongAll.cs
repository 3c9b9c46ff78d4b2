using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>The rows of all classes, and the index over them; the index is built when it is first asked for.</summary>
/// <param name="space">The rows.</param>
/// <param name="isForOneClass">Whether neighbors of the rows of one class only are asked for: then its rows and all others have an index each.</param>
internal sealed class IndexedRows(MetricSpace space, bool isForOneClass)
{
    private readonly Lazy<INeighborIndex> _index = new(space.BuildIndex);
    private object? _shared;

    public MetricSpace Space => space;

    public bool IsForOneClass => isForOneClass;

    public FeatureTable Table => space.Table;

    public INeighborIndex Index => _index.Value;

    /// <summary>The one thing that a method derives from all rows for all classes; derived for the first class, and handed out again for the others.</summary>
    public T Once<T>(Func<FeatureTable, T> derive)
        where T : class => (T)(_shared ??= derive(Table));
}

/// <summary>
/// One class among the others. Its rows have a table of their own, so that a plan holds the rows of classes that grow, and lets go of all others.
/// </summary>
internal sealed class ClassAmongAll
{
    // What the search among all rows began with.
    private NeighborTable? _ownClass;

    public ClassAmongAll(IndexedRows all, int classIndex)
    {
        All = all;
        ClassIndex = classIndex;
        Places = all.Table.RowsOf(classIndex);
        Table = new FeatureTable(classIndex, all.Table.Layout, all.Table.Select(Places), Array.ConvertAll(Places, all.Table.SourceRowOf));
    }

    public IndexedRows All { get; }

    public int ClassIndex { get; }

    /// <summary>Where each row of the class is in the table of all rows.</summary>
    public int[] Places { get; }

    /// <summary>The rows of the class.</summary>
    public FeatureTable Table { get; }

    /// <summary>The nearest rows of any class to each row of this one, as places in the table of all rows.</summary>
    /// <remarks>First among the rows of the class, which are few: then it is known how far to look among all.</remarks>
    public NeighborTable NeighborsOfAnyClass(int count)
    {
        if (!All.Space.IsStraight || Table.RowCount < 2)
            return All.Index.QuerySelf(count, Places);
        NeighborIndex others = All.IsForOneClass ? NeighborIndex.Build(new RowSelection(All.Space.Rows, ForeignPlaces())) : (NeighborIndex)All.Index;
        NeighborIndex own = others.BuildOther(new RowSelection(All.Space.Measure(Table.Rows)));
        _ownClass = own.QuerySelf(Math.Min(count, Table.RowCount - 1));
        return others.QueryWith(count, own, Places, _ownClass, areIndexed: !All.IsForOneClass);
    }

    /// <summary>The nearest rows of the class to each of its rows, see <see cref="DistinctNeighbors"/>.</summary>
    public NeighborTable NeighborsOfOwnClass(int count) => DistinctNeighbors.Find(All.Space.Over(Table), count, _ownClass);

    /// <summary>How many of each row's neighbors are of other classes.</summary>
    public int[] CountForeign(NeighborTable neighborsOfAnyClass)
    {
        var counts = new int[neighborsOfAnyClass.RowCount];
        for (int row = 0; row < counts.Length; row++)
        {
            foreach (int place in neighborsOfAnyClass[row])
                counts[row] += IsForeign(place) ? 1 : 0;
        }
        return counts;
    }

    /// <summary>Whether a row of the table of all rows is of another class.</summary>
    public bool IsForeign(int place) => All.Table.ClassOf(place) != ClassIndex;

    /// <summary>The places of all rows of other classes, ascending.</summary>
    public int[] ForeignPlaces() => All.Table.RowsOutside(ClassIndex);

    /// <summary>The rows of the class as they are measured.</summary>
    public RowMatrix OwnMeasured => All.Space.Rows.Select(Places);

    /// <summary>The rows of all other classes as they are measured, in the order of <see cref="ForeignPlaces"/>.</summary>
    public RowMatrix ForeignMeasured => All.Space.Rows.Select(ForeignPlaces());

    /// <summary>The rows of the class, and after them some rows of other classes.</summary>
    /// <param name="foreignPlaces">Places in the table of all rows.</param>
    public FeatureTable TableWith(int[] foreignPlaces)
    {
        int[] places = [.. Places, .. foreignPlaces];
        return new FeatureTable(
            Array.ConvertAll(places, All.Table.ClassOf), All.Table.Layout, All.Table.Select(places), Array.ConvertAll(places, All.Table.SourceRowOf));
    }
}
