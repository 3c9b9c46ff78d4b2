namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class ValueCodesTests
{
    private readonly MLContext _context = new(seed: 1);

    [TestMethod]
    public void EqualValuesOfTwoViewsHaveOneNumber()
    {
        IDataView first = Load("x", "y", "x"), second = Load("z", "y");
        ValueCodes codes = ValueCodes.Create(first.Schema["Value"], "key");
        CollectionAssert.AreEqual(new[] { 0, 1, 0 }, Read(codes, first));
        CollectionAssert.AreEqual(new[] { 2, 1 }, Read(codes, second));
        Assert.AreEqual(3, codes.Count);
        Assert.AreEqual("z", codes.TextOf(2));
    }

    [TestMethod]
    public void KeysAreTheValuesTheyStandFor()
    {
        // Each view numbers its keys as its rows come.
        ValueCodes codes = ValueCodes.Create(Keys("x", "y").Schema["Value"], "key");
        CollectionAssert.AreEqual(new[] { 0, 1 }, Read(codes, Keys("x", "y")));
        CollectionAssert.AreEqual(new[] { 1, 0, 2 }, Read(codes, Keys("y", "x", "z")));
        Assert.AreEqual("y", codes.TextOf(1));
    }

    [TestMethod]
    public void AMissingValueHasNoNumber()
    {
        ValueCodes codes = ValueCodes.Create(Load("x", "").Schema["Value"], "key");
        CollectionAssert.AreEqual(new[] { 0, ValueCodes.Missing }, Read(codes, Load("x", "")));
        ValueCodes numbers = ValueCodes.Create(Load(1f).Schema["Value"], "key");
        CollectionAssert.AreEqual(new[] { ValueCodes.Missing, 0 }, Read(numbers, Load(float.NaN, 1f)));
    }

    [TestMethod]
    public void AColumnOfAnotherTypeIsAnError()
    {
        ValueCodes text = ValueCodes.Create(Load("x").Schema["Value"], "key"), number = ValueCodes.Create(Load(1).Schema["Value"], "key"), keys = ValueCodes.Create(Keys("x").Schema["Value"], "key");
        AssertError("Schema mismatch for key column 'Value': expected a text, got Int32.", () => Read(text, Load(1)));
        AssertError("Schema mismatch for key column 'Value': expected Int32, got String.", () => Read(number, Load("x")));
        AssertError("Schema mismatch for key column 'Value': expected a key, got String.", () => Read(keys, Load("x")));

        static void AssertError(string message, Action action) => Assert.StartsWith(message, Assert.ThrowsExactly<ArgumentOutOfRangeException>(action).Message);
    }

    private static int[] Read(ValueCodes codes, IDataView view)
    {
        DataViewSchema.Column column = view.Schema["Value"];
        using DataViewRowCursor cursor = view.GetRowCursor([column]);
        Func<int> codeOf = codes.Start(cursor, column, "key");
        List<int> read = [];
        while (cursor.MoveNext())
            read.Add(codeOf());
        return [.. read];
    }

    private IDataView Keys(params string[] values) => _context.Transforms.Conversion.MapValueToKey("Value").Fit(Load(values)).Transform(Load(values));

    private IDataView Load<T>(params T[] values) => _context.Data.LoadFromEnumerable(values.Select(value => new Row<T> { Value = value }).ToArray());

    private sealed class Row<T>
    {
        public T Value { get; set; } = default!;
    }
}
