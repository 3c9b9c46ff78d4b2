using System.Runtime.CompilerServices;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>What a step that acts in training only makes of the very view it was fitted on; every other view passes through as it is.</summary>
internal sealed class TrainingView
{
    private readonly IHost _host;

    // Weak in the view: a trained model must not keep its training data alive.
    private readonly ConditionalWeakTable<IDataView, IDataView> _views = [];
    private readonly ReadMark _mark;
    private readonly string _warning;
    private bool _hasWarned;

    /// <param name="host">Where the warning goes.</param>
    /// <param name="fitted">The view that the step was fitted on.</param>
    /// <param name="changed">What takes its place.</param>
    /// <param name="mark">Set when <paramref name="changed"/> is read.</param>
    /// <param name="warning">What to say if another view comes before that: then a chain that ends in the step stands inside another chain, or was applied to its own training data.</param>
    public TrainingView(IHost host, IDataView fitted, IDataView changed, ReadMark mark, string warning)
    {
        _host = host;
        _views.Add(fitted, changed);
        _mark = mark;
        _warning = warning;
    }

    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (_views.TryGetValue(input, out IDataView? changed))
            return changed;
        if (!_hasWarned && !_mark.IsSet)
        {
            _hasWarned = true;
            using IChannel channel = _host.Start("Transform");
            channel.Warning(MessageSensitivity.None, "{0}", _warning);
        }
        return input;
    }

    /// <summary>Saves an empty chain of ML.NET's own: a model loads without this package and holds no row of the training data.</summary>
    public static void Save(ModelSaveContext context) => ((ICanSaveModel)new Data.TransformerChain<ITransformer>()).Save(context);
}
