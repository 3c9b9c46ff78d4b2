using System.Numerics;
using System.Runtime.Intrinsics;
using CsCheck;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

/// <summary>The single-precision filter never loses a pair: what it computes stays within the bounds that limits and boxes allow for.</summary>
[TestClass]
public sealed unsafe class FilterTests
{
    public static IEnumerable<object[]> DataSets =>
        from name in NeighborData.Names
        from dimension in new[] { 1, 5, 43 }
        from width in new[] { 128, 256, 512 }
        from bytes in new[] { false, true }
        select new object[] { name, dimension, width, bytes };

    [TestMethod]
    [DynamicData(nameof(DataSets))]
    public void PairsAsFarApartAsAQueryReachesAreReported(string name, int dimension, int width, bool bytes)
    {
        // The last of three leaves is half full.
        RowMatrix rows = NeighborData.Make(name, 160, dimension);
        KernelSet kernels = KernelSet.For((SimdWidth)width);
        LeafPanels panels = Pack(rows, kernels, bytes);
        var scan = new ReportedPairs(panels, kernels);
        foreach ((int leaf, int reference) in new[] { (0, 1), (1, 1), (0, 2), (2, 0), (2, 2) })
        {
            int references = panels.Leaves.CountIn(reference);
            for (int query = 0; query < panels.Leaves.CountIn(leaf); query++)
            {
                for (int column = query % 8; column < references; column += 8)
                {
                    double exact = BruteForce.Squared(rows[panels.Leaves.SlotIn(leaf, query)], rows[panels.Leaves.SlotIn(reference, column)]);
                    Assert.IsTrue(scan.IsReported(leaf, reference, query, column, exact, (Side)(column % 3)), $"leaves {leaf} and {reference}, query {query}, column {column}");
                }
            }
            Assert.IsTrue(scan.AllExist, $"leaves {leaf} and {reference}");
        }
        GC.KeepAlive(panels);
    }

    [TestMethod]
    [DynamicData(nameof(DataSets))]
    public void NoRowIsFartherThanItsValueAndTheExcessSay(string name, int dimension, int width, bool bytes)
    {
        // The last of three leaves is half full: what its unused columns hold tells nothing.
        RowMatrix rows = NeighborData.Make(name, 160, dimension);
        KernelSet kernels = KernelSet.For((SimdWidth)width);
        LeafPanels panels = Pack(rows, kernels, bytes);
        var scan = new ReportedPairs(panels, kernels);
        foreach ((int leaf, int reference) in new[] { (0, 0), (0, 1), (2, 1), (0, 2) })
        {
            (double excess, ulong[] columns, float[] values) = scan.FindNearest(leaf, reference, 3, counted: ~2UL);
            Assert.AreEqual(!bytes && reference < 2, double.IsFinite(excess), $"leaves {leaf} and {reference}");
            for (int query = 0; query < panels.Leaves.CountIn(leaf) && double.IsFinite(excess); query++)
            {
                Assert.IsGreaterThanOrEqualTo(3, BitOperations.PopCount(columns[query]));
                for (int column = 0; column < 64; column++)
                {
                    if ((columns[query] >> column & 1) == 0)
                        continue;
                    Assert.AreNotEqual(1, column);
                    double exact = BruteForce.Squared(rows[panels.Leaves.SlotIn(leaf, query)], rows[panels.Leaves.SlotIn(reference, column)]);
                    Assert.IsLessThanOrEqualTo(panels.Leaves.Space.Unsquare(values[query] + excess), exact, $"leaves {leaf} and {reference}, query {query}, column {column}");
                }
            }
        }
        GC.KeepAlive(panels);
    }

    [TestMethod]
    public void WhereValuesAreCutOffTheySayNothingAboutHowFarRowsAre()
    {
        // One row of a leaf is where values are cut off, and so may be nearer there than it is.
        foreach ((float far, bool tells) in new[] { (1e6f, true), (1e30f, false) })
        {
            RowMatrix rows = NeighborData.Map(NeighborData.Gaussian(128, 3), (value, row, _) => row == 5 ? far : value);
            LeafPanels panels = Pack(rows, KernelSet.For(SimdWidth.Auto), bytes: false);
            int leaf = Enumerable.Range(0, 2).First(leaf => Enumerable.Range(0, 64).Any(place => panels.Leaves.SlotIn(leaf, place) == 5));
            Assert.AreEqual(tells, double.IsFinite(new ReportedPairs(panels, KernelSet.For(SimdWidth.Auto)).FindNearest(leaf, leaf, 3, ulong.MaxValue).Excess));
            GC.KeepAlive(panels);
        }
        Assert.IsFalse(FilterSpace.IsFarFromCut([0, MathF.ScaleB(-1, 40)]));
        Assert.IsTrue(FilterSpace.IsFarFromCut([0, MathF.ScaleB(-1, 39)]));
    }

    [TestMethod]
    [DynamicData(nameof(DataSets))]
    public unsafe void BoxesAreNoFartherThanAnyOfTheirRows(string name, int dimension, int width, bool bytes)
    {
        RowMatrix rows = NeighborData.Make(name, 640, dimension);
        CheckBoxes(rows, Pack(rows, KernelSet.For((SimdWidth)width), bytes).Leaves);
        Leaves coarse = Pack(rows, KernelSet.For((SimdWidth)width), bytes, BoxDetail.Eights).Leaves;
        Assert.IsTrue(coarse.Boxes.AreCoarse);
        CheckBoxes(rows, coarse);
    }

    [TestMethod]
    [DataRow(1, false)]
    [DataRow(8, false)]
    [DataRow(9, true)]
    [DataRow(70, true)]
    public void OfEightsTheBoxesStandInForThoseOfTheirLeaves(int leafCount, bool areCoarse)
    {
        // Leaves side by side in one column, in steps that are smaller than half of one.
        RowMatrix rows = NeighborData.Map(NeighborData.Gaussian(64 * leafCount, 1), (_, row, _) => row);
        Leaves leaves = Pack(rows, KernelSet.For(SimdWidth.Auto), bytes: false, BoxDetail.Eights).Leaves;
        using AlignedBuffer box = new(leaves.Boxes.BoxSize), other = new(leaves.Boxes.BoxSize), middle = new(leaves.Boxes.BoxSize);
        Assert.AreEqual(areCoarse, leaves.Boxes.AreCoarse);
        CheckBoxes(rows, leaves);
        for (int leaf = 0; leaf < leafCount; leaf++)
        {
            leaves.Boxes.CopyLeaf(leaf, box.Pointer);
            leaves.Boxes.CopyLeaf(areCoarse ? leaf / 8 * 8 : leaf, other.Pointer);
            CollectionAssert.AreEqual(other.Values<float>(leaves.Boxes.BoxSize).ToArray(), box.Values<float>(leaves.Boxes.BoxSize).ToArray());
            middle.Pointer[0] = middle.Pointer[leaves.Space.Stride] = ((64 * leaf) + 31.5f) * leaves.Space.Scale;
            Assert.AreEqual(areCoarse ? leaf / 8 * 8 : leaf, leaves.Boxes.Nearest(middle.Pointer));
        }
    }

    private static void CheckBoxes(RowMatrix rows, Leaves leaves)
    {
        using AlignedBuffer box = new(leaves.Boxes.BoxSize), row = new(leaves.Space.Stride);
        for (int leaf = 0; leaf < leaves.Count; leaf++)
        {
            leaves.Boxes.CopyLeaf(leaf, box.Pointer);
            for (int place = 0; place < leaves.CountIn(leaf); place++)
            {
                leaves.Space.Project(rows[leaves.SlotIn(leaf, place)], row.Values<float>(leaves.Space.Stride));
                for (int k = 0; k < rows.Dimension; k++)
                    Assert.IsTrue(box.Pointer[k] <= row.Pointer[k] && row.Pointer[k] <= box.Pointer[leaves.Space.Stride + k], $"leaf {leaf}, row {place}, column {k}");
            }
            for (int other = 0; other < leaves.Count; other++)
            {
                float bound = leaves.Boxes.LowerBound(box.Pointer, other);
                for (int query = 0; query < 64; query++)
                {
                    double nearest = Enumerable.Range(0, leaves.CountIn(other)).Min(place => BruteForce.Squared(rows[leaves.SlotIn(leaf, query)], rows[leaves.SlotIn(other, place)]));
                    Assert.IsLessThanOrEqualTo(leaves.Space.Square(nearest), bound);
                }
            }
        }
        GC.KeepAlive(leaves);
    }

    [TestMethod]
    [DataRow(1, 128)]
    [DataRow(1, 256)]
    [DataRow(5, 512)]
    [DataRow(17, 128)]
    [DataRow(17, 256)]
    [DataRow(17, 512)]
    public void RowsAsFarFromABoxAsTheirLimitAreNear(int dimension, int width)
    {
        KernelSet kernels = KernelSet.For((SimdWidth)width);
        FilterSpace space = FilterSpace.Of(new RowSelection(NeighborData.Gaussian(64, dimension)));
        int stride = space.Stride;
        using AlignedBuffer boxes = new(4L * stride), values = new(64L * stride), steps = AlignedBuffer.Of<byte>(64L * dimension), limits = new(64), room = new(3L * stride);
        float* own = boxes.Pointer, other = own + 2 * stride;
        float[] widths = [0, 1e-45f, 1e-39f, 1e-6f, 1, 1000, MathF.ScaleB(1, 41)], gaps = [0, 0.01f, 1, 30, 10_000], begins = [0, 1, -12_345.678f, MathF.ScaleB(-1, 40)];
        var random = new Random(dimension);
        for (int round = 0; round < 3000; round++)
        {
            double[] distances = new double[64];
            for (int k = 0; k < dimension; k++)
            {
                (float begin, float boxWidth, float gap) = (begins[random.Next(begins.Length)], widths[random.Next(widths.Length)], gaps[random.Next(gaps.Length)]);
                (own[k], own[stride + k]) = (begin, begin + boxWidth);
                float far = gap * Math.Max(boxWidth, Math.Abs(begin) * 1e-7f);
                (other[k], other[stride + k]) = random.Next(2) == 0 ? (own[stride + k] + far, own[stride + k] + 2 * far) : (begin - 2 * far, begin - far);
                for (int row = 0; row < 64; row++)
                {
                    // Where the box begins or ends, and around its steps.
                    float step = KernelSet.StepOf(begin, own[stride + k]), value = begin + step * random.Next(256);
                    value = random.Next(5) switch { 0 => begin, 1 => own[stride + k], 2 => MathF.BitIncrement(value), 3 => MathF.BitDecrement(value), _ => value };
                    value = Math.Clamp(value, begin, own[stride + k]);
                    values.Pointer[row * stride + k] = value;
                    double apart = Math.Max(Math.Max((double)other[k] - value, (double)value - other[stride + k]), 0);
                    distances[row] += apart * apart;
                }
            }
            for (int row = 0; row < 64; row++)
                limits.Pointer[row] = (float)((distances[row] + (dimension + 16) * 1e-40) * (1 + 4 * FilterSpace.UnitRoundoff));

            kernels.ToSteps(values.Pointer, own, space, steps.As<byte>());
            ulong near = kernels.RowsNear(other, own, steps.As<byte>(), space, limits.Pointer, room.Pointer);

            Assert.AreEqual(ulong.MaxValue, near, $"round {round}");
        }
    }

    [TestMethod]
    public void RowsOutOfReachOfABoxAreNotNear()
    {
        // 64 rows in a column from 0 to 1, and a box from 2 to 3: of rows that reach 1.5 those above a half are near.
        KernelSet kernels = KernelSet.For(SimdWidth.Auto);
        FilterSpace space = FilterSpace.Of(new RowSelection(NeighborData.Gaussian(64, 1)));
        using AlignedBuffer boxes = new(4L * space.Stride), values = new(64L * space.Stride), steps = AlignedBuffer.Of<byte>(64), limits = new(64), room = new(3L * space.Stride);
        float* own = boxes.Pointer, other = own + 2 * space.Stride;
        (own[0], own[space.Stride], other[0], other[space.Stride]) = (0, 1, 2, 3);
        for (int row = 0; row < 64; row++)
            (values.Pointer[row * space.Stride], limits.Pointer[row]) = (row / 63f, 2.25f);
        kernels.ToSteps(values.Pointer, own, space, steps.As<byte>());
        ulong near = kernels.RowsNear(other, own, steps.As<byte>(), space, limits.Pointer, room.Pointer);
        Assert.AreEqual(ulong.MaxValue << 32, near);
    }

    [TestMethod]
    [DynamicData(nameof(DataSets))]
    public unsafe void BoxesThatGoDownTogetherFindWhatEachFinds(string name, int dimension, int width, bool bytes)
    {
        RowMatrix rows = NeighborData.Make(name, 6400, dimension);
        CheckCollected(Pack(rows, KernelSet.For((SimdWidth)width), bytes).Leaves);
        CheckCollected(Pack(rows, KernelSet.For((SimdWidth)width), bytes, BoxDetail.Eights).Leaves);
    }

    private static void CheckCollected(Leaves leaves)
    {
        using var room = new AlignedBuffer(3L * leaves.Boxes.BoxSize);
        int[] chosen = [0, leaves.Count / 2, leaves.Count - 1];
        nint[] boxes = [.. chosen.Select((leaf, i) => (nint)(room.Pointer + i * leaves.Boxes.BoxSize))];
        float[] limits = new float[3];
        for (int i = 0; i < 3; i++)
        {
            leaves.Boxes.CopyLeaf(chosen[i], (float*)boxes[i]);
            // A fifth, two and three fifths of the leaves, or more where bounds are the same.
            limits[i] = Enumerable.Range(0, leaves.Count).Select(leaf => leaves.Boxes.LowerBound((float*)boxes[i], leaf)).Order().ElementAt((i + 1) * leaves.Count / 5);
        }
        var visits = new LeafVisit[leaves.Count];

        int count = leaves.Boxes.Collect(boxes, limits, visits);

        var alone = new SortedDictionary<int, float>();
        for (int i = 0; i < 3; i++)
        {
            var found = new LeafVisit[leaves.Count];
            foreach (LeafVisit visit in found[..leaves.Boxes.Collect([boxes[i]], [limits[i]], found)])
                alone[visit.Leaf] = Math.Min(visit.Bound, alone.GetValueOrDefault(visit.Leaf, float.PositiveInfinity));
        }
        Assert.IsGreaterThanOrEqualTo(leaves.Count * 3 / 5, alone.Count);
        // Boxes above may tell that some of these are farther.
        int[] within = [.. Enumerable.Range(0, leaves.Count).Where(leaf => Enumerable.Range(0, 3).Any(i => leaves.Boxes.LowerBound((float*)boxes[i], leaf) <= limits[i]))];
        CollectionAssert.IsSubsetOf(alone.Keys, within);
        CollectionAssert.AreEqual(alone.Select(pair => new LeafVisit(pair.Value, pair.Key)).ToArray(), visits[..count]);
        GC.KeepAlive(leaves);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void TheFilterIsSharpWhereTheDataIsWellScaled(bool bytes)
    {
        RowMatrix rows = NeighborData.Gaussian(128, 20);
        KernelSet kernels = KernelSet.For(SimdWidth.Auto);
        LeafPanels panels = Pack(rows, kernels, bytes);
        var scan = new ReportedPairs(panels, kernels);
        // Bytes: about 57 steps for 2.3 deviations, so that two rows are off by the length of 2 · 20 errors of 0.02 / √3: 3 % of a distance of 6. Values beyond are cut off, in few pairs much.
        double less = bytes ? 0.8 : 0.9999;
        int reported = 0;
        for (int pair = 0; pair < 64 * 64; pair++)
        {
            double exact = BruteForce.Squared(rows[panels.Leaves.SlotIn(0, pair / 64)], rows[panels.Leaves.SlotIn(1, pair % 64)]);
            reported += scan.IsReported(0, 1, pair / 64, pair % 64, less * exact, Side.Query) ? 1 : 0;
        }
        Assert.IsLessThanOrEqualTo(bytes ? 64 * 64 / 50 : 0, reported);
        GC.KeepAlive(panels);
    }

    [TestMethod]
    public void AnOutlierChangesNothingForTheOtherRows()
    {
        RowMatrix rows = NeighborData.Gaussian(128, 20);
        RowMatrix withOutlier = NeighborData.Map(rows, (value, row, _) => row == 77 ? 1e30f : value);
        Assert.AreEqual(FilterSpace.Of(new RowSelection(rows)).Scale, FilterSpace.Of(new RowSelection(withOutlier)).Scale);
        foreach (PairFilter filter in new PairFilter[] { new FloatFilter(FilterSpace.Of(new RowSelection(rows))), new ByteFilter(FilterSpace.Of(new RowSelection(rows))) })
        {
            Frame plain = filter.CreateFrame(RowSample.Of(new RowSelection(rows))), other = filter.CreateFrame(RowSample.Of(new RowSelection(withOutlier)));
            Assert.AreEqual(plain.Step, other.Step, 0.2 * plain.Step);
            for (int k = 0; k < 20; k++)
                Assert.AreEqual(plain.Center[k], other.Center[k], 0.2);
        }
    }

    [TestMethod]
    public void RowsThatComeTwiceHaveTheStepsOfRowsThatComeOnce()
    {
        RowMatrix rows = NeighborData.Gaussian(512, 30);
        foreach (int repeats in new[] { 2, 4, 64 })
        {
            RowMatrix repeated = NeighborData.Map(NeighborData.Gaussian(512 * repeats, 30), (_, row, column) => rows[row % 512][column]);
            Frame once = FrameOf(rows), again = FrameOf(repeated);
            Assert.AreEqual(once.Step, again.Step, 0.25 * once.Step, $"{repeats} times");
        }

        static Frame FrameOf(RowMatrix rows)
        {
            var selection = new RowSelection(rows);
            return new ByteFilter(FilterSpace.Of(selection)).CreateFrame(RowSample.Of(selection));
        }
    }

    [TestMethod]
    public void BytesAreMultipliedAlikeWithAndWithoutInstructionsForIt()
    {
        RandomStream random = RandomStream.Create(1, "test");
        float* words = stackalloc float[12];
        for (int i = 0; i < 1000; i++)
        {
            for (int k = 0; k < 16; k++)
            {
                ((byte*)words)[k] = (byte)random.Next(63);
                ((sbyte*)words)[16 + k] = (sbyte)(random.Next(63) - 31);
            }
            for (int k = 0; k < 8; k++)
                ((short*)words)[16 + k] = (short)(random.Next(40000) - 20000);
            Vector128<float> found = Simd128.MultiplyAddBytes(Vector128.Load(words), Vector128.Load(words + 4), Vector128.Load(words + 8));
            Vector128<float> softly = Simd128.MultiplyAddBytesSoftly(Vector128.Load(words), Vector128.Load(words + 4), Vector128.Load(words + 8));
            for (int k = 0; k < 8; k++)
            {
                int expected = ((short*)words)[16 + k] + (((byte*)words)[2 * k] * ((sbyte*)words)[16 + 2 * k]) + (((byte*)words)[2 * k + 1] * ((sbyte*)words)[17 + 2 * k]);
                Assert.AreEqual((short)expected, found.AsInt16()[k]);
                Assert.AreEqual((short)expected, softly.AsInt16()[k]);
            }
        }
    }

    [TestMethod]
    public void NeighboringShortsAreAddedInOrderAtAnyWidth()
    {
        RandomStream random = RandomStream.Create(1, "test");
        short* shorts = stackalloc short[64], sums = stackalloc short[32];
        float* numbers = (float*)shorts, found = (float*)sums;
        for (int i = 0; i < 1000; i++)
        {
            for (int k = 0; k < 64; k++)
                shorts[k] = (short)(random.Next(1 << 16) - (1 << 15));
            Simd128.AddPairs(Vector128.Load(numbers), Vector128.Load(numbers + 4)).Store(found);
            Check(8);
            Simd128.AddPairsSoftly(Vector128.Load(numbers), Vector128.Load(numbers + 4)).Store(found);
            Check(8);
            Simd256.AddPairs(Vector256.Load(numbers), Vector256.Load(numbers + 8)).Store(found);
            Check(16);
            Simd512.AddPairs(Vector512.Load(numbers), Vector512.Load(numbers + 16)).Store(found);
            Check(32);
        }

        void Check(int count)
        {
            for (int k = 0; k < count; k++)
                Assert.AreEqual((short)(shorts[2 * k] + shorts[2 * k + 1]), sums[k], $"{k} of {count}");
        }
    }

    [TestMethod]
    public void TheLeastValuesAreFound()
    {
        Gen.Select(Gen.Int[0, 99].Array[KernelSet.LeafSize], Gen.Int[1, 20]).Sample((numbers, count) =>
        {
            float[] values = Array.ConvertAll(numbers, number => number > 95 ? float.PositiveInfinity : number);
            foreach (SimdWidth width in new[] { SimdWidth.Vector128, SimdWidth.Vector256, SimdWidth.Vector512 })
            {
                fixed (float* pointer = values)
                {
                    ulong least = KernelSet.For(width).Least(pointer, count);
                    float[] found = [.. values.Where((_, i) => (least >> i & 1) != 0)];
                    // As many as asked for, up to eight, and whole ties.
                    Assert.IsGreaterThanOrEqualTo(Math.Min(count, 8), found.Length);
                    Assert.AreEqual(found.Length, values.Count(value => value <= found.Max()));
                    for (int i = 0; i < 100; i += 9)
                        Assert.AreEqual(values.Aggregate((0UL, 0), (bits, value) => (value <= i ? bits.Item1 | 1UL << bits.Item2 : bits.Item1, bits.Item2 + 1)).Item1, KernelSet.For(width).AtMost(pointer, i));
                }
            }
        });
    }

    private static LeafPanels Pack(RowMatrix rows, KernelSet kernels, bool bytes, BoxDetail detail = BoxDetail.Leaves)
    {
        var selection = new RowSelection(rows);
        FilterSpace space = FilterSpace.Of(selection);
        return new LeafPanels(new Leaves(selection, space, kernels, threads: 1, detail), bytes ? new ByteFilter(space) : new FloatFilter(space), RowSample.Of(selection), kernels, threads: 1, areKept: true);
    }

    /// <summary>Which pairs come through when a query, or a reference, looks so far for neighbors.</summary>
    private sealed class ReportedPairs(LeafPanels panels, KernelSet kernels) : TileScan(panels.Leaves, new PanelReader(panels), kernels)
    {
        private readonly AlignedBuffer _reach = new(KernelSet.LeafSize);
        private readonly AlignedBuffer _panelReach = new(KernelSet.LeafSize);
        private (int Query, int Column) _asked;
        private bool _isReported;

        /// <summary>Whether only rows that there are were reported.</summary>
        public bool AllExist { get; private set; } = true;

        public bool IsReported(int leaf, int reference, int query, int column, double squaredDistance, Side side)
        {
            _asked = (query, column);
            _isReported = false;
            float square = Queries.Space.Square(squaredDistance);
            _reach.Pointer[query] = side != Side.Reference ? square : 0;
            _panelReach.Pointer[column] = side != Side.Query ? square : 0;
            Load(leaf);
            Aim(reference, side != Side.Reference ? _reach.Pointer : null, side != Side.Query ? _panelReach.Pointer : null);
            Scan(Enumerable.Range(0, Queries.CountIn(leaf)).ToArray());
            _reach.Pointer[query] = _panelReach.Pointer[column] = 0;
            return _isReported;
        }

        public (double Excess, ulong[] Columns, float[] Values) FindNearest(int leaf, int reference, int count, ulong counted)
        {
            var columns = new ulong[KernelSet.LeafSize];
            var values = new float[KernelSet.LeafSize];
            Array.Fill(columns, counted);
            new Span<float>(_reach.Pointer, KernelSet.LeafSize).Fill(FilterSpace.Unlimited);
            Load(leaf);
            Aim(reference, _reach.Pointer);
            fixed (ulong* masks = columns)
            fixed (float* room = values)
                FindNearest(Queries.CountIn(leaf), count, masks, room);
            return (Excess, columns, values);
        }

        protected override void OnHits(ReadOnlySpan<PairHit> hits)
        {
            foreach (PairHit hit in hits)
            {
                _isReported |= _asked == (hit.Query, hit.Column);
                AllExist &= hit.Query < Queries.CountIn(QueryLeaf) && hit.Column < References.Leaves.CountIn(ReferenceLeaf);
            }
        }
    }

    private enum Side
    {
        Query,
        Reference,
        Both,
    }
}
