/** The three ways a page is drawn. Colour comes from one texel per element, so recolouring is one small upload. */
import { Color, DoubleSide, GLSL3, ShaderMaterial, Vector4, type DataTexture, type IUniform } from 'three';
import { MOST_CLIPS } from './clip-limit.ts';

/** texels per row of the state texture */
export const STATE_WIDTH = 512;
/** how opaque a ghost is unless the user says otherwise */
export const GHOST_OPACITY = 0.07;

export interface SharedUniforms {
  readonly uState: IUniform<DataTexture>;
  readonly uSelected: IUniform<number>;
  readonly uHighlight: IUniform<Color>;
  /** plane in view-independent scene coordinates: drawn where dot(n, p) + w ≥ 0; n = 0 for none */
  readonly uClip: IUniform<Vector4>;
  /** several planes: drawn where it holds for all of the first `uClipCount` of them */
  readonly uClips: IUniform<Vector4[]>;
  readonly uClipCount: IUniform<number>;
  /** inner sides of what is cut; w = 0 where nothing cuts */
  readonly uInner: IUniform<Vector4>;
  readonly uGhost: IUniform<number>;
  /** way of each slot at full strength, laid out as the state is, scene metres; and the strength, 0 to 1 */
  readonly uShift: IUniform<DataTexture | null>;
  readonly uApart: IUniform<number>;
}

export function sharedUniforms(state: DataTexture): SharedUniforms {
  return {
    uState: { value: state },
    uSelected: { value: -1 },
    uHighlight: { value: new Color().setRGB(1, 0.35, 0.12) },
    uClip: { value: new Vector4(0, 0, 0, 1) },
    uClips: { value: Array.from({ length: MOST_CLIPS }, () => new Vector4(0, 0, 0, 1)) },
    uClipCount: { value: 0 },
    uInner: { value: new Vector4(0.42, 0.46, 0.52, 0) },
    uGhost: { value: GHOST_OPACITY },
    uShift: { value: null },
    uApart: { value: 0 },
  };
}

// MANY: several planes. Each fragment asks them all, which takes half as long again where the processor draws: programs of
// their own, linked when they are first needed. One plane, or none, is a distance from vertex to vertex.
const CUT_VERTEX = /* glsl */ `
#ifdef MANY
out highp vec3 vPlace;
void cut(vec3 place) { vPlace = place; }
#else
uniform vec4 uClip;
out float vClip;
void cut(vec3 place) { vClip = dot(uClip.xyz, place) + uClip.w; }
#endif`;
const CUT_FRAGMENT = /* glsl */ `
#ifdef MANY
uniform vec4 uClips[${MOST_CLIPS}];
uniform int uClipCount;
in highp vec3 vPlace;
void cut() {
  for (int i = 0; i < uClipCount; i++) if (dot(uClips[i].xyz, vPlace) + uClips[i].w < 0.0) discard;
}
#else
in float vClip;
void cut() { if (vClip < 0.0) discard; }
#endif`;

// What is moved apart is cut where it belongs, so that a section travels with it.
const APART = /* glsl */ `
uniform sampler2D uShift;
uniform float uApart;
vec4 apart(vec4 world, int at) {
  if (uApart > 0.0) world.xyz += uApart * texelFetch(uShift, ivec2(at % ${STATE_WIDTH}, at / ${STATE_WIDTH}), 0).xyz;
  return world;
}`;

// VEILS: alpha 1 of 255 is a ghost, more is as opaque as it says
const VERTEX = /* glsl */ `
in float slot;
uniform sampler2D uState;
uniform float uSelected;
uniform vec3 uHighlight;
out vec3 vColour;
#ifdef VEILS
uniform float uGhost;
out float vOpacity;
#endif
${CUT_VERTEX}
${APART}
void main() {
  int at = int(slot + 0.5);
  vec4 state = texelFetch(uState, ivec2(at % ${STATE_WIDTH}, at / ${STATE_WIDTH}), 0);
  vec3 base = state.rgb;
  if (abs(slot - uSelected) < 0.5) base = uHighlight;
  vec4 world = modelMatrix * vec4(position, 1.0);
  cut(world.xyz);
  vec4 view = viewMatrix * apart(world, at);
  vec3 n = normalize(mat3(viewMatrix) * mat3(modelMatrix) * normal);
  // lit from the viewer, so that both sides of a face show and no light has to be placed
  float facing = abs(dot(n, normalize(-view.xyz)));
  float sky = 0.5 + 0.5 * normalize(normal).y;
  vColour = base * (0.42 + 0.38 * facing + 0.2 * sky);
#ifdef VEILS
  // a ghost is faint where it faces the viewer: what stands behind many of them is still seen
  vOpacity = state.a < 0.006 ? uGhost * (1.0 - 0.8 * facing) : state.a;
#endif
  gl_Position = projectionMatrix * view;
}`;

const FRAGMENT = /* glsl */ `
precision mediump float;
in vec3 vColour;
#ifdef VEILS
in float vOpacity;
#endif
${CUT_FRAGMENT}
uniform vec4 uInner;
layout(location = 0) out vec4 colour;
void main() {
  cut();
#ifdef VEILS
  colour = vec4(vColour, vOpacity);
#else
  colour = vec4(uInner.w > 0.0 && !gl_FrontFacing ? uInner.rgb : vColour, 1.0);
#endif
}`;

// Caps follow their element's look: what is no longer drawn in full has none.
const CAP_VERTEX = /* glsl */ `
in float slot;
in float shade;
uniform sampler2D uState;
uniform float uSelected;
uniform vec3 uHighlight;
out vec3 vColour;
${CUT_VERTEX}
void main() {
  int at = int(slot + 0.5);
  vec4 state = texelFetch(uState, ivec2(at % ${STATE_WIDTH}, at / ${STATE_WIDTH}), 0);
  vColour = (abs(slot - uSelected) < 0.5 ? uHighlight : state.rgb) * shade;
  cut(position);
  gl_Position = state.a > 0.006 ? projectionMatrix * viewMatrix * vec4(position, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
}`;
const CAP_FRAGMENT = /* glsl */ `
precision mediump float;
in vec3 vColour;
${CUT_FRAGMENT}
layout(location = 0) out vec4 colour;
void main() {
  cut();
  colour = vec4(vColour, 1.0);
}`;

const PICK_VERTEX = /* glsl */ `
in float slot;
flat out int vSlot;
${CUT_VERTEX}
${APART}
void main() {
  vSlot = int(slot + 0.5) + 1;
  vec4 world = modelMatrix * vec4(position, 1.0);
  cut(world.xyz);
  gl_Position = projectionMatrix * viewMatrix * apart(world, vSlot - 1);
}`;

const PICK_FRAGMENT = /* glsl */ `
precision highp float;
flat in int vSlot;
${CUT_FRAGMENT}
layout(location = 0) out vec4 colour;
void main() {
  cut();
  colour = vec4(float(vSlot & 255), float((vSlot >> 8) & 255), float((vSlot >> 16) & 255), 255.0) / 255.0;
}`;

export interface Looks {
  readonly solid: ShaderMaterial;
  readonly ghost: ShaderMaterial;
  /** closes what is cut */
  readonly cap: ShaderMaterial;
  /** writes slot + 1 as a colour; 0 is nothing */
  readonly pick: ShaderMaterial;
}

/** `many`: for more planes than one. */
export function createLooks(shared: SharedUniforms, many: boolean): Looks {
  const uniforms = { ...shared };
  const defines = many ? { MANY: 1 } : {};
  return {
    solid: new ShaderMaterial({
      glslVersion: GLSL3, vertexShader: VERTEX, fragmentShader: FRAGMENT, side: DoubleSide, uniforms, defines,
      // coincident faces of neighbours (finishes on walls) flicker less
      polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1,
    }),
    ghost: new ShaderMaterial({
      glslVersion: GLSL3, vertexShader: VERTEX, fragmentShader: FRAGMENT, side: DoubleSide, uniforms, defines: { ...defines, VEILS: 1 },
      transparent: true, depthWrite: false,
    }),
    cap: new ShaderMaterial({ glslVersion: GLSL3, vertexShader: CAP_VERTEX, fragmentShader: CAP_FRAGMENT, side: DoubleSide, uniforms, defines }),
    pick: new ShaderMaterial({
      glslVersion: GLSL3, vertexShader: PICK_VERTEX, fragmentShader: PICK_FRAGMENT, side: DoubleSide, uniforms, defines,
      // a slot number is no colour: nothing may blend or convert it
      blending: 0, toneMapped: false,
    }),
  };
}
