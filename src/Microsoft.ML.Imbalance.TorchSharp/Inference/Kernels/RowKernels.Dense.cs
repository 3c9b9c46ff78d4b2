using System.Runtime.CompilerServices;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <inheritdoc cref="RowKernels"/>
internal sealed unsafe partial class RowKernels<TSimd, TVector> : RowKernels
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    public override int PassRows => 2 * TSimd.Lanes;

    // Optimized at once: the second tier of compilation would come after the last row of most tables.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Dense(float* weights, float* bias, float* input, float* output, int inputWidth, int outputWidth, bool rectifies, int rows, ref RowsAhead ahead)
    {
        // As many tiles of six outputs as leave a multiple of four; what is left over then is computed one by one.
        int rest = outputWidth % 6, fours = rest >= 4 ? 1 : rest >= 2 && outputWidth >= 8 ? 2 : 0, tiled = (outputWidth - 4 * fours) / 6 * 6 + 4 * fours;
        for (int slot = 0; slot < tiled; slot += tiled - slot > 4 * fours ? 6 : 4)
        {
            ahead.Call();
            float* own = weights + (nint)slot * inputWidth, ownBias = bias == null ? null : bias + slot;
            if (tiled - slot > 4 * fours)
                Six(own, ownBias, input, output + slot * BlockRows, inputWidth, rectifies, rows);
            else
                Four(own, ownBias, input, output + slot * BlockRows, inputWidth, rectifies, rows);
        }
        for (int slot = tiled; slot < outputWidth; slot++)
        {
            float* own = weights + (nint)slot * inputWidth, ownBias = bias == null ? null : bias + slot;
            int row = 0;
            for (; row + 4 * TSimd.Lanes <= rows; row += 4 * TSimd.Lanes)
                OneOfMany(own, ownBias, input + row, output + slot * BlockRows + row, inputWidth, rectifies);
            for (; row < rows; row += 2 * TSimd.Lanes)
                One(own, ownBias, input + row, output + slot * BlockRows + row, inputWidth, rectifies);
        }
    }

    // Twelve sums stay in registers over the whole loop, which so is bound by arithmetic, not by loads.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Six(float* weights, float* bias, float* input, float* output, int inputWidth, bool rectifies, int rows)
    {
        float* weights1 = weights + inputWidth, weights2 = weights1 + inputWidth, weights3 = weights2 + inputWidth, weights4 = weights3 + inputWidth, weights5 = weights4 + inputWidth;
        for (int row = 0; row < rows; row += 2 * TSimd.Lanes)
        {
            float* from = input + row, to = output + row;
            TVector left0 = Start(bias, 0), left1 = Start(bias, 1), left2 = Start(bias, 2), left3 = Start(bias, 3), left4 = Start(bias, 4), left5 = Start(bias, 5);
            TVector right0 = left0, right1 = left1, right2 = left2, right3 = left3, right4 = left4, right5 = left5;
            for (nint i = 0; i < inputWidth; i++, from += BlockRows)
            {
                TVector left = TSimd.Load(from), right = TSimd.Load(from + TSimd.Lanes);
                TVector weight = TSimd.Broadcast(weights[i]);
                left0 = TSimd.MultiplyAdd(weight, left, left0);
                right0 = TSimd.MultiplyAdd(weight, right, right0);
                weight = TSimd.Broadcast(weights1[i]);
                left1 = TSimd.MultiplyAdd(weight, left, left1);
                right1 = TSimd.MultiplyAdd(weight, right, right1);
                weight = TSimd.Broadcast(weights2[i]);
                left2 = TSimd.MultiplyAdd(weight, left, left2);
                right2 = TSimd.MultiplyAdd(weight, right, right2);
                weight = TSimd.Broadcast(weights3[i]);
                left3 = TSimd.MultiplyAdd(weight, left, left3);
                right3 = TSimd.MultiplyAdd(weight, right, right3);
                weight = TSimd.Broadcast(weights4[i]);
                left4 = TSimd.MultiplyAdd(weight, left, left4);
                right4 = TSimd.MultiplyAdd(weight, right, right4);
                weight = TSimd.Broadcast(weights5[i]);
                left5 = TSimd.MultiplyAdd(weight, left, left5);
                right5 = TSimd.MultiplyAdd(weight, right, right5);
            }
            Finish(left0, right0, to, rectifies);
            Finish(left1, right1, to + BlockRows, rectifies);
            Finish(left2, right2, to + 2 * BlockRows, rectifies);
            Finish(left3, right3, to + 3 * BlockRows, rectifies);
            Finish(left4, right4, to + 4 * BlockRows, rectifies);
            Finish(left5, right5, to + 5 * BlockRows, rectifies);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(float* weights, float* bias, float* input, float* output, int inputWidth, bool rectifies, int rows)
    {
        float* weights1 = weights + inputWidth, weights2 = weights1 + inputWidth, weights3 = weights2 + inputWidth;
        for (int row = 0; row < rows; row += 2 * TSimd.Lanes)
        {
            float* from = input + row, to = output + row;
            TVector left0 = Start(bias, 0), left1 = Start(bias, 1), left2 = Start(bias, 2), left3 = Start(bias, 3);
            TVector right0 = left0, right1 = left1, right2 = left2, right3 = left3;
            for (nint i = 0; i < inputWidth; i++, from += BlockRows)
            {
                TVector left = TSimd.Load(from), right = TSimd.Load(from + TSimd.Lanes);
                TVector weight = TSimd.Broadcast(weights[i]);
                left0 = TSimd.MultiplyAdd(weight, left, left0);
                right0 = TSimd.MultiplyAdd(weight, right, right0);
                weight = TSimd.Broadcast(weights1[i]);
                left1 = TSimd.MultiplyAdd(weight, left, left1);
                right1 = TSimd.MultiplyAdd(weight, right, right1);
                weight = TSimd.Broadcast(weights2[i]);
                left2 = TSimd.MultiplyAdd(weight, left, left2);
                right2 = TSimd.MultiplyAdd(weight, right, right2);
                weight = TSimd.Broadcast(weights3[i]);
                left3 = TSimd.MultiplyAdd(weight, left, left3);
                right3 = TSimd.MultiplyAdd(weight, right, right3);
            }
            Finish(left0, right0, to, rectifies);
            Finish(left1, right1, to + BlockRows, rectifies);
            Finish(left2, right2, to + 2 * BlockRows, rectifies);
            Finish(left3, right3, to + 3 * BlockRows, rectifies);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneOfMany(float* weights, float* bias, float* input, float* output, int inputWidth, bool rectifies)
    {
        TVector sum0 = Start(bias, 0), sum1 = sum0, sum2 = sum0, sum3 = sum0;
        for (nint i = 0; i < inputWidth; i++, input += BlockRows)
        {
            TVector weight = TSimd.Broadcast(weights[i]);
            sum0 = TSimd.MultiplyAdd(weight, TSimd.Load(input), sum0);
            sum1 = TSimd.MultiplyAdd(weight, TSimd.Load(input + TSimd.Lanes), sum1);
            sum2 = TSimd.MultiplyAdd(weight, TSimd.Load(input + 2 * TSimd.Lanes), sum2);
            sum3 = TSimd.MultiplyAdd(weight, TSimd.Load(input + 3 * TSimd.Lanes), sum3);
        }
        Finish(sum0, sum1, output, rectifies);
        Finish(sum2, sum3, output + 2 * TSimd.Lanes, rectifies);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(float* weights, float* bias, float* input, float* output, int inputWidth, bool rectifies)
    {
        TVector left = Start(bias, 0), right = left;
        for (nint i = 0; i < inputWidth; i++, input += BlockRows)
        {
            TVector weight = TSimd.Broadcast(weights[i]);
            left = TSimd.MultiplyAdd(weight, TSimd.Load(input), left);
            right = TSimd.MultiplyAdd(weight, TSimd.Load(input + TSimd.Lanes), right);
        }
        Finish(left, right, output, rectifies);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void DenseOfOne(float* columns, float* bias, float* input, float* output, int inputWidth, int outputWidth, bool rectifies)
    {
        int padded = Padded(outputWidth);
        int slot = 0;
        for (; slot + 4 * TSimd.Lanes <= padded; slot += 4 * TSimd.Lanes)
        {
            float* column = columns + slot, value = input;
            TVector sum0 = TSimd.Load(bias + slot), sum1 = TSimd.Load(bias + slot + TSimd.Lanes);
            TVector sum2 = TSimd.Load(bias + slot + 2 * TSimd.Lanes), sum3 = TSimd.Load(bias + slot + 3 * TSimd.Lanes);
            for (int i = 0; i < inputWidth; i++, column += padded, value += BlockRows)
            {
                TVector x = TSimd.Broadcast(*value);
                sum0 = TSimd.MultiplyAdd(TSimd.Load(column), x, sum0);
                sum1 = TSimd.MultiplyAdd(TSimd.Load(column + TSimd.Lanes), x, sum1);
                sum2 = TSimd.MultiplyAdd(TSimd.Load(column + 2 * TSimd.Lanes), x, sum2);
                sum3 = TSimd.MultiplyAdd(TSimd.Load(column + 3 * TSimd.Lanes), x, sum3);
            }
            Scatter(sum0, output, slot, outputWidth, rectifies);
            Scatter(sum1, output, slot + TSimd.Lanes, outputWidth, rectifies);
            Scatter(sum2, output, slot + 2 * TSimd.Lanes, outputWidth, rectifies);
            Scatter(sum3, output, slot + 3 * TSimd.Lanes, outputWidth, rectifies);
        }
        for (; slot < padded; slot += TSimd.Lanes)
        {
            float* column = columns + slot, value = input;
            TVector sum = TSimd.Load(bias + slot);
            for (int i = 0; i < inputWidth; i++, column += padded, value += BlockRows)
                sum = TSimd.MultiplyAdd(TSimd.Load(column), TSimd.Broadcast(*value), sum);
            Scatter(sum, output, slot, outputWidth, rectifies);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Start(float* bias, int slot) => TSimd.Broadcast(bias == null ? 0 : bias[slot]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(TVector left, TVector right, float* output, bool rectifies)
    {
        TSimd.Store(rectifies ? Rectify(left) : left, output);
        TSimd.Store(rectifies ? Rectify(right) : right, output + TSimd.Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scatter(TVector values, float* output, int slot, int outputWidth, bool rectifies)
    {
        float* lanes = stackalloc float[TSimd.Lanes];
        TSimd.Store(rectifies ? Rectify(values) : values, lanes);
        int count = Math.Min(TSimd.Lanes, outputWidth - slot);
        for (int lane = 0; lane < count; lane++)
            output[(slot + lane) * BlockRows] = lanes[lane];
    }

    // In this order: the larger of 0 and NaN is then NaN on every machine, so that a missing value is not lost on the way.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Rectify(TVector value) => TSimd.Maximum(TSimd.Broadcast(0), value);
}
