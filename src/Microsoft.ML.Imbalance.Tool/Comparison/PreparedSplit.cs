using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>One split with its features: fitted on the training rows, applied to both sides, and kept in memory for all strategies and trainers.</summary>
internal sealed class PreparedSplit
{
    private PreparedSplit(IDataView train, IDataView test, int trainCount, int testCount)
    {
        Train = train;
        Test = test;
        TrainCount = trainCount;
        TestCount = testCount;
    }

    public IDataView Train { get; }

    public IDataView Test { get; }

    public int TrainCount { get; }

    public int TestCount { get; }

    public static PreparedSplit Create(StratifiedSplit split, FeaturePlan plan, int seed)
    {
        var context = new MLContext(seed);
        ITransformer features = FeaturePipeline.Create(context, plan).Fit(split.TrainSet);
        (IDataView train, int trainCount) = Keep(features.Transform(split.TrainSet));
        (IDataView test, int testCount) = Keep(features.Transform(split.TestSet));
        return new PreparedSplit(train, test, trainCount, testCount);
    }

    // Kept in arrays that nobody writes to: any number of trainers can read them at once.
    private static (IDataView View, int RowCount) Keep(IDataView view)
    {
        DataViewSchema.Column label = view.Schema[ComparisonData.Label];
        DataViewSchema.Column features = view.Schema[FeaturePipeline.Features];
        var vectors = new List<VBuffer<float>>();
        var flags = new List<bool>();
        var keys = new List<uint>();
        using (DataViewRowCursor cursor = view.GetRowCursor([label, features]))
        {
            ValueGetter<VBuffer<float>> getFeatures = cursor.GetGetter<VBuffer<float>>(features);
            ValueGetter<bool>? getFlag = label.Type is BooleanDataViewType ? cursor.GetGetter<bool>(label) : null;
            ValueGetter<uint>? getKey = getFlag is null ? cursor.GetGetter<uint>(label) : null;
            bool flag = false;
            uint key = 0;
            while (cursor.MoveNext())
            {
                VBuffer<float> vector = default;
                getFeatures(ref vector);
                vectors.Add(vector);
                getFlag?.Invoke(ref flag);
                getKey?.Invoke(ref key);
                flags.Add(flag);
                keys.Add(key);
            }
        }
        ViewColumn kept = label.Type is BooleanDataViewType
            ? new ViewColumn<bool>(ComparisonData.Label, label.Type, row => flags[row], label.Annotations)
            : new ViewColumn<uint>(ComparisonData.Label, label.Type, row => keys[row], label.Annotations);
        var columns = new VectorColumn<float>(FeaturePipeline.Features, (VectorDataViewType)features.Type, [.. vectors], features.Annotations);
        return (new ColumnarView(vectors.Count, kept, columns), vectors.Count);
    }
}
