namespace Microsoft.ML.Imbalance.TorchSharp.Onnx;

/// <summary>A network as an ONNX model.</summary>
internal static class OnnxNetwork
{
    /// <summary>The network alone: what the managed forward pass gives, as one output.</summary>
    /// <param name="network">The network, from its input to logits.</param>
    /// <param name="isBinary">Whether the output is the logarithm of the odds of the second class, of two; otherwise it is a probability of each.</param>
    /// <param name="inputName">The name of the input, (rows, features).</param>
    /// <param name="outputName">The name of the output, (rows, 1) or (rows, classes).</param>
    public static byte[] Scores(OnnxLogits network, bool isBinary, string inputName, string outputName)
    {
        var graph = new OnnxGraph();
        AddScores(graph, network, isBinary, inputName, outputName);
        return graph.ToArray();
    }

    /// <summary>The network with all that a model answers: <c>Score</c>, <c>PredictedLabel</c>, and <c>Probability</c> of two classes.</summary>
    /// <param name="network">The network, from its input to logits.</param>
    /// <param name="classNames">The names of the classes, which <c>PredictedLabel</c> then has; null for binary labels, where it is a Boolean.</param>
    /// <param name="inputName">The name of the input, (rows, features).</param>
    public static byte[] Answers(OnnxLogits network, IReadOnlyList<string>? classNames, string inputName)
    {
        var graph = new OnnxGraph();
        AddScores(graph, network, classNames is null, inputName, DefaultColumns.Score);
        if (classNames is null)
        {
            graph.Node("Sigmoid", [DefaultColumns.Score], output: DefaultColumns.Probability);
            graph.Output(DefaultColumns.Probability, OnnxType.Single, 1);
            graph.Node("Greater", [DefaultColumns.Score, graph.Constant([0f], 1)], output: DefaultColumns.PredictedLabel);
            graph.Output(DefaultColumns.PredictedLabel, OnnxType.Boolean, 1);
            return graph.ToArray();
        }
        string best = graph.Node("ArgMax", [DefaultColumns.Score], [OnnxGraph.Attribute("axis", 1), OnnxGraph.Attribute("keepdims", 1)]);
        graph.Texts(best, classNames, DefaultColumns.PredictedLabel);
        graph.Output(DefaultColumns.PredictedLabel, OnnxType.Text, 1);
        return graph.ToArray();
    }

    private static void AddScores(OnnxGraph graph, OnnxLogits network, bool isBinary, string inputName, string outputName)
    {
        string logits = network.Add(graph, graph.Input(inputName, network.InputWidth));
        bool hasMembers = network.HasMembers;
        ProtobufMessage classes = OnnxGraph.Attribute("axis", hasMembers ? 2 : 1);
        ProtobufMessage[] overMembers = [OnnxGraph.Attribute("axes", [1L]), OnnxGraph.Attribute("keepdims", 0L)];
        if (isBinary)
        {
            // The logarithm of the mean of the members' probabilities of each class; less a constant, which the difference does not have.
            if (hasMembers)
                logits = graph.Node("ReduceLogSumExp", [graph.Node("LogSoftmax", [logits], [classes])], overMembers);
            graph.Node("MatMul", [logits, graph.Constant([-1f, 1f], 2, 1)], output: outputName);
        }
        else if (hasMembers)
        {
            graph.Node("ReduceMean", [graph.Node("Softmax", [logits], [classes])], overMembers, outputName);
        }
        else
        {
            graph.Node("Softmax", [logits], [classes], outputName);
        }
        graph.Output(outputName, OnnxType.Single, isBinary ? 1 : network.ClassCount);
    }
}
