using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Getters for the columns of scored rows; a bad value is an error that names the column and the row.</summary>
internal static class PredictionColumns
{
    /// <summary>A score of any size, but a number.</summary>
    public static Func<long, double> Scores(DataViewRow row, DataViewSchema.Column column)
    {
        Func<double> read = Number(row, column, "score");
        return at =>
        {
            double score = read();
            return double.IsNaN(score) ? throw NotANumber(column.Name, at) : score;
        };
    }

    /// <summary>A probability: 0 … 1.</summary>
    public static Func<long, double> Probabilities(DataViewRow row, DataViewSchema.Column column)
    {
        Func<double> read = Number(row, column, "probability");
        return at =>
        {
            double probability = read();
            return probability is >= 0 and <= 1 ? probability : throw new InvalidOperationException(
                $"Probability column '{column.Name}' holds {Text(probability)} in row {at} (counted from 0). Values from 0 to 1 are needed; "
                + "without probabilities, set ProbabilityColumnName to null.");
        };
    }

    /// <summary>A weight: finite and not negative.</summary>
    public static Func<long, double> Weights(DataViewRow row, DataViewSchema.Column column)
    {
        Func<double> read = Number(row, column, "example weight");
        return at =>
        {
            double weight = read();
            return weight >= 0 && double.IsFinite(weight) ? weight : throw new InvalidOperationException(
                $"Example weight column '{column.Name}' holds {Text(weight)} in row {at} (counted from 0). "
                + "Finite weights of at least 0 are needed; correct or filter the row.");
        };
    }

    /// <summary>The number of slots of a vector of scores.</summary>
    public static int SlotCount(DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType { IsKnownSize: true, Size: >= 2 } vector && vector.ItemType is NumberDataViewType { RawType: Type item })
        {
            if (item == typeof(float) || item == typeof(double))
                return vector.Size;
        }
        throw SchemaChecks.WrongType(column, "score", "a vector of Single or Double with a slot for each of at least two classes");
    }

    /// <summary>Writes the scores of the current row, all of them numbers.</summary>
    public static Action<long, double[]> ScoreVectors(DataViewRow row, DataViewSchema.Column column)
    {
        Action<double[]> read;
        if (((VectorDataViewType)column.Type).ItemType == NumberDataViewType.Single)
        {
            ValueGetter<VBuffer<float>> get = row.GetGetter<VBuffer<float>>(column);
            VBuffer<float> buffer = default;
            var values = new float[((VectorDataViewType)column.Type).Size];
            read = scores =>
            {
                get(ref buffer);
                buffer.CopyTo(values);
                for (int slot = 0; slot < values.Length; slot++)
                    scores[slot] = values[slot];
            };
        }
        else
        {
            ValueGetter<VBuffer<double>> get = row.GetGetter<VBuffer<double>>(column);
            VBuffer<double> buffer = default;
            read = scores =>
            {
                get(ref buffer);
                buffer.CopyTo(scores);
            };
        }
        return (at, scores) =>
        {
            read(scores);
            if (Array.Exists(scores, double.IsNaN))
                throw NotANumber(column.Name, at);
        };
    }

    public static bool IsSingle(DataViewSchema.Column column) => column.Type == NumberDataViewType.Single;

    private static Func<double> Number(DataViewRow row, DataViewSchema.Column column, string role)
    {
        if (IsSingle(column))
        {
            ValueGetter<float> get = row.GetGetter<float>(column);
            float value = 0;
            return () =>
            {
                get(ref value);
                return value;
            };
        }
        if (column.Type == NumberDataViewType.Double)
        {
            ValueGetter<double> get = row.GetGetter<double>(column);
            double value = 0;
            return () =>
            {
                get(ref value);
                return value;
            };
        }
        throw SchemaChecks.WrongType(column, role, "Single or Double");
    }

    private static InvalidOperationException NotANumber(string columnName, long row) => new(
        $"Score column '{columnName}' holds NaN in row {row} (counted from 0). "
        + "Every row needs a score; check the row's features, and whether training diverged.");

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
