using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class PassScheduleTests
{
    private static readonly Gen<(int Main, int[] Extras, int Seed)> Passes = Gen.Select(Gen.Int[1, 200], Gen.Int[1, 400].Array[0, 4], Gen.Int);

    [TestMethod]
    public void EveryRowComesOnceAndEveryStretchHasItsShareOfEveryGroup() => Passes.Sample((main, extras, seed) =>
    {
        var schedule = new PassSchedule(main, Groups(extras), seed);
        int rows = 0;
        var taken = new int[extras.Length];
        for (int next = schedule.Next(); next != PassSchedule.End; next = schedule.Next())
        {
            if (next != PassSchedule.Main)
            {
                Assert.AreEqual(++taken[next], schedule.Position(next));
                continue;
            }
            // Extra j comes between j M / E and (j + 1) M / E, so after m main rows there were m E / M of them, give or take one.
            for (int g = 0; g < extras.Length; g++)
                Assert.AreEqual((double)rows * extras[g] / main, taken[g], 1 + 1e-9, $"group {g} after {rows} of {main} rows");
            rows++;
        }
        Assert.AreEqual(PassSchedule.End, schedule.Next());
        return rows == main && taken.SequenceEqual(extras);
    });

    [TestMethod]
    public void CursorsThatShareAPassFindTheExtrasOfTheSerialPassAfterEachMainRow() => Passes.Sample((main, extras, seed) =>
    {
        var after = new List<(int Group, int Index)>[main];
        var serial = new PassSchedule(main, Groups(extras), seed);
        int row = -1;
        for (int next = serial.Next(); next != PassSchedule.End; next = serial.Next())
        {
            if (next == PassSchedule.Main)
                after[++row] = [];
            else
                after[row].Add((next, serial.Position(next) - 1));
        }
        // Visited backwards, so that nothing can be left over from the row before.
        var jumping = new PassSchedule(main, Groups(extras), seed);
        for (row = main - 1; row >= 0; row--)
        {
            jumping.MoveTo(row);
            var found = new List<(int, int)>();
            for (int next = jumping.NextExtra(); next != PassSchedule.End; next = jumping.NextExtra())
                found.Add((next, jumping.Position(next) - 1));
            CollectionAssert.AreEqual(after[row], found, $"after row {row} of {main}");
        }
        return true;
    });

    [TestMethod]
    public void TheOrderFollowsFromTheSeed()
    {
        CollectionAssert.AreEqual(Order(100, [60, 40], 7), Order(100, [60, 40], 7));
        CollectionAssert.AreNotEqual(Order(100, [60, 40], 7), Order(100, [60, 40], 8));
    }

    [TestMethod]
    public void AFullGroupComesAtOnceAndAnEmptyOneWaits()
    {
        // A group that holds at most 3 rows, each taken in at a main row: it must never be asked when empty, nor be passed by when full.
        const int Capacity = 3;
        Gen.Select(Gen.Int[0, 3].Array[1, 100], Gen.Int).Sample((repeats, seed) =>
        {
            int total = repeats.Sum();
            if (total == 0)
                return true;
            var schedule = new PassSchedule(repeats.Length, Groups([total]), seed);
            int held = 0, row = 0, delivered = 0;
            for (int next = schedule.Next([State()]); next != PassSchedule.End; next = schedule.Next([State()]))
            {
                if (next == PassSchedule.Main)
                {
                    held += repeats[row++];
                    continue;
                }
                Assert.IsGreaterThan(0, held);
                held--;
                delivered++;
            }
            return delivered == total && row == repeats.Length;

            LaneState State() => held == 0 ? LaneState.Empty : held >= Capacity ? LaneState.Full : LaneState.Ready;
        });
    }

    private static int[] Order(int main, int[] extras, int seed)
    {
        var schedule = new PassSchedule(main, Groups(extras), seed);
        var order = new List<int>();
        for (int next = schedule.Next(); next != PassSchedule.End; next = schedule.Next())
            order.Add(next);
        return [.. order];
    }

    private static ExtraRows[] Groups(int[] counts) => Array.ConvertAll(counts, count => (ExtraRows)new Group(count));

    private sealed class Group(int count) : ExtraRows
    {
        public override int Count => count;
    }
}
