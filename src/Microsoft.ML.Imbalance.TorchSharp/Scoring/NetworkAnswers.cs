using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.TorchSharp.Scoring;

/// <summary>What a trained network answers for a row: the columns of ML.NET's trainers, computed from the network's output.</summary>
internal abstract class NetworkAnswers
{
    /// <summary>A getter of the column of this name.</summary>
    public abstract Delegate Getter(string columnName, ScoreSource source);
}

/// <summary><c>Score</c> is the logarithm of the odds of the positive class, <c>Probability</c> its logistic function.</summary>
internal sealed class BinaryAnswers : NetworkAnswers
{
    public override Delegate Getter(string columnName, ScoreSource source) => columnName switch
    {
        DefaultColumns.PredictedLabel => (ValueGetter<bool>)((ref bool value) => value = source.Current[0] > 0),
        DefaultColumns.Score => (ValueGetter<float>)((ref float value) => value = source.Current[0]),
        _ => (ValueGetter<float>)((ref float value) => value = (float)(1 / (1 + Math.Exp(-source.Current[0])))),
    };
}

/// <summary><c>Score</c> has the probability of each class; <c>PredictedLabel</c> is the key of the largest, of equal ones of the first.</summary>
internal sealed class MulticlassAnswers : NetworkAnswers
{
    public override Delegate Getter(string columnName, ScoreSource source) => columnName switch
    {
        DefaultColumns.PredictedLabel => (ValueGetter<uint>)((ref uint value) => value = KeyOf(source.Current)),
        _ => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            ReadOnlySpan<float> probabilities = source.Current;
            VBufferEditor<float> editor = VBufferEditor.Create(ref value, probabilities.Length);
            probabilities.CopyTo(editor.Values);
            value = editor.Commit();
        }),
    };

    // 0, the missing key, where the features are missing.
    private static uint KeyOf(ReadOnlySpan<float> probabilities)
    {
        uint best = 0;
        float largest = float.NegativeInfinity;
        for (int c = 0; c < probabilities.Length; c++)
        {
            if (probabilities[c] > largest)
            {
                largest = probabilities[c];
                best = (uint)c + 1;
            }
        }
        return best;
    }
}
