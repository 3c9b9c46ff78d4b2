using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance;

/// <summary>
/// A pass over main rows and the repeats of some of them, and nothing else. It is what <see cref="PassSchedule"/> and a lane would do together, for the most
/// frequent kind of view, where a row of the source may cost no more than all the steps from there to here.
/// </summary>
internal sealed class RepeatPass(DataViewRowCursor input, RepeatedRows rows, RepeatPool pool, Func<int>? mainRow, ExtraPlaces places, long mainCount, RowIdentity identity)
{
    private long _main;

    /// <summary>A getter of the row that the pass is at, given the getter of main rows.</summary>
    public ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column, ValueGetter<TValue> main) => pool.GetGetter(column, main);

    /// <summary>Goes on by a row.</summary>
    /// <returns><see cref="PassSchedule.Main"/>, 0 for a repeat, or <see cref="PassSchedule.End"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int MoveNext()
    {
        if (pool.Count > 0 && (places.NextPlace < _main || pool.IsFull || _main == mainCount))
        {
            places.Take();
            pool.Take();
            return 0;
        }
        if (_main == mainCount)
            return input.MoveNext() ? throw identity.ChangedData("it now has more") : PassSchedule.End;
        if (!input.MoveNext())
            throw identity.ChangedData("it now has fewer");
        int row = mainRow is null ? (int)_main : mainRow();
        _main++;
        pool.StandOnMainRow();
        int copies = rows[row];
        if (copies > 0)
            pool.Add(row, copies);
        return PassSchedule.Main;
    }
}
