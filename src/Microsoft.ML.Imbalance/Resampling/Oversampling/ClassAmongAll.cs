using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>The rows of all classes, and the index over them; the index is built when it is first asked for.</summary>
/// <param name="space">The rows.</param>
/// <param name="isForOneClass">Whether neighbors of the rows of one class only are asked for: then its rows and all others have an index each.</param>
internal sealed class IndexedRows(MetricSpace space, bool isForOneClass) : IDisposable
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

    public void Dispose()
    {
        if (_index.IsValueCreated)
            _index.Value.Dispose();
    }
}

/// <summary>
/// One class among the others. Its rows have a table of their own, so that a plan holds the rows of classes that grow, and lets go of all others.
/// </summary>
internal sealed class ClassAmongAll
{
    private FeatureTable? _table;

    // What the search among all rows began with.
    private NeighborTable? _ownClass;

    public ClassAmongAll(IndexedRows all, int classIndex)
    {
        All = all;
        ClassIndex = classIndex;
        Places = all.Table.RowsOf(classIndex);
    }

    public IndexedRows All { get; }

    public int ClassIndex { get; }

    /// <summary>Where each row of the class is in the table of all rows.</summary>
    public int[] Places { get; }

    /// <summary>The rows of the class; where several classes grow they are copied when they are first asked for, so that searches among all rows had better be done.</summary>
    public FeatureTable Table => _table ??= All.Table.OfClass(ClassIndex, Places);

    /// <summary>Looks at the nearest rows of any class to each row of this one.</summary>
    /// <remarks>First among the rows of the class, which are few: then it is known how far to look among all.</remarks>
    /// <param name="count">How many.</param>
    /// <param name="withNearest">Whether the nearest of them of another class are asked for.</param>
    public ForeignNeighbors ForeignAmong(int count, bool withNearest = false)
    {
        if (!All.Space.IsStraight || Places.Length < 2)
            return ForeignAmong(All.Index.QuerySelf(count, Places), withNearest);
        var found = new ForeignNeighbors(this, Places.Length, count, withNearest);
        var rows = new RowSelection(All.Space.Rows, Places);
        using NeighborIndex own = All.IsForOneClass ? NeighborIndex.BuildFew(rows, All.Table.RowCount - Places.Length) : ((NeighborIndex)All.Index).BuildOther(rows);
        _ownClass = own.QuerySelf(Math.Min(count, Places.Length - 1));
        // What the search within the class took is given back when the others are indexed.
        using NeighborIndex? foreign = All.IsForOneClass ? own.BuildOther(new RowSelection(All.Space.Rows, ForeignSet())) : null;
        (foreign ?? (NeighborIndex)All.Index).QueryWith(found, own, Places, _ownClass, areIndexed: !All.IsForOneClass);
        return found;
    }

    // The same of neighbors that are known, by their places in the table of all rows.
    private ForeignNeighbors ForeignAmong(NeighborTable neighbors, bool withNearest)
    {
        var found = new ForeignNeighbors(this, neighbors.RowCount, neighbors.NeighborCount, withNearest);
        for (int row = 0; row < neighbors.RowCount; row++)
            found.Set(row, neighbors[row]);
        return found;
    }

    /// <summary>The nearest rows of the class to each of its rows, see <see cref="DistinctNeighbors"/>.</summary>
    public NeighborTable NeighborsOfOwnClass(int count) => DistinctNeighbors.Find(All.Space, Places, count, _ownClass);

    /// <summary>Whether a row of the table of all rows is of another class.</summary>
    public bool IsForeign(int place) => All.Table.ClassOf(place) != ClassIndex;

    /// <summary>The rows of all other classes, by their places in the table of all rows.</summary>
    public RowSet ForeignSet() => All.Table.SetOf(ClassIndex).Complement();

    /// <summary>The rows of the class, and behind them some rows of other classes, each once.</summary>
    /// <param name="foreign">Places of rows of other classes in the table of all rows, in any order, below 0 where there is none; becomes the rows of the new table.</param>
    public FeatureTable TableWith(int[] foreign)
    {
        var set = new RowSet(All.Table.RowCount);
        foreach (int place in foreign)
        {
            if (place >= 0)
                set.Add(place);
        }
        int[] behind = set.ToArray();
        for (int i = 0; i < foreign.Length; i++)
            foreign[i] = foreign[i] < 0 ? -1 : Places.Length + Array.BinarySearch(behind, foreign[i]);
        if (behind.Length == 0)
            return Table;
        int[] places = [.. Places, .. behind];
        var classOf = new ClassCodes(places.Length);
        foreach (int place in places)
            classOf.Add(All.Table.ClassOf(place));
        // The rows of the class stay where they are.
        var own = new RowSet(places.Length);
        for (int row = 0; row < Places.Length; row++)
            own.Add(row);
        var rows = new RowMatrix(All.Table.Rows.Select(behind).Values, Table.Rows.Values, new RowDivision(own), All.Table.Layout.Dimension);
        return new FeatureTable(classOf, All.Table.Layout, rows, All.Table.SourceRowsOf(places));
    }
}
